// Ends a client: it gets no more tokens, and those it has end within ten minutes.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { Problem } from "../problem.ts";
import type { Client } from "./client.ts";
import { updateClient } from "./store.ts";

/** @throws {Problem} `not-found` also for a client that is revoked already */
export async function revokeClient(ctx: Context, id: string): Promise<Client> {
  requireScope(ctx.actor, "clients:manage");
  return inTransaction(ctx, async (tx) => {
    const client = await updateClient(tx.db, id, { revokedAt: tx.now });
    if (!client) throw new Problem("not-found");
    tx.journal.audit({ action: "client.revoke", entity: { type: "client", id } });
    return client;
  });
}
