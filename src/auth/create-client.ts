// Adds a client and shows its secret, this once.
import { uuidv7 } from "../database/ids.ts";
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { Problem } from "../problem.ts";
import { type Client, limitFaults } from "./client.ts";
import { hashSecret, newSecret } from "./secret.ts";
import { insertClient } from "./store.ts";

/**
 * Agency and area are taken as they are: that they exist is for the caller to know, since this folder lies below
 * theirs. @throws {Problem} `unprocessable` when role and limits do not fit
 */
export async function createClient(
  ctx: Context,
  input: Pick<Client, "name" | "role" | "agency" | "area">,
): Promise<{ client: Client; secret: string }> {
  requireScope(ctx.actor, "clients:manage");
  const errors = limitFaults(input);
  if (errors.length > 0) throw new Problem("unprocessable", { errors });
  const secret = newSecret();
  const hash = await hashSecret(secret);
  const client = await inTransaction(ctx, async (tx) => {
    const added = await insertClient(tx.db, { id: uuidv7(), ...input }, hash, tx.now);
    const { role, agency, area } = added;
    tx.journal.audit({
      action: "client.create",
      entity: { type: "client", id: added.id },
      details: { role, agency, area },
    });
    return added;
  });
  return { client, secret };
}
