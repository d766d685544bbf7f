// Enters a reason, or says anew what it means and what follows from it.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { Problem } from "../problem.ts";
import { type Reason, reasonFaults } from "./reason.ts";
import { upsertReason } from "./reason-store.ts";

/**
 * What was decided for it stays as it was decided: holds keep their dates.
 * @throws {Problem} `unprocessable` for a consequence that does not fit the actions
 */
export async function putReason(ctx: Context, reason: Reason): Promise<Reason> {
  requireScope(ctx.actor, "settings:write");
  const errors = reasonFaults(reason);
  if (errors.length > 0) throw new Problem("unprocessable", { errors });
  return inTransaction(ctx, async (tx) => {
    await upsertReason(tx.db, reason);
    const { code, label, actions, consequence } = reason;
    const entity = { type: "reason", id: code };
    tx.journal.audit({ action: "reason.put", entity, details: { label, actions, consequence } });
    return reason;
  });
}
