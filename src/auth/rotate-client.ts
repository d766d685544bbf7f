// Gives a client a new secret; the old one is worth nothing from now on.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { Problem } from "../problem.ts";
import type { Client } from "./client.ts";
import { hashSecret, newSecret } from "./secret.ts";
import { updateClient } from "./store.ts";

/** @throws {Problem} `not-found` also for a revoked client */
export async function rotateClient(ctx: Context, id: string): Promise<{ client: Client; secret: string }> {
  requireScope(ctx.actor, "clients:manage");
  const secret = newSecret();
  const secretHash = await hashSecret(secret);
  const client = await inTransaction(ctx, async (tx) => {
    const changed = await updateClient(tx.db, id, { secretHash, rotatedAt: tx.now });
    if (!changed) throw new Problem("not-found");
    tx.journal.audit({ action: "client.rotate", entity: { type: "client", id } });
    return changed;
  });
  return { client, secret };
}
