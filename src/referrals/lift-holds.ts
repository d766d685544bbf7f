// Lifts holds whose time is over or whose facts have changed: the program may be offered again.
import type { TransactionContext } from "../context.ts";
import { updateHoldsLifted } from "./bulk-store.ts";

/** Holds that are lifted already stay as they are. */
export async function liftHolds(tx: TransactionContext, holdIds: readonly string[]): Promise<void> {
  if (holdIds.length === 0) return;
  const lifted = await updateHoldsLifted(tx.db, holdIds, tx.now);
  for (const { id } of lifted) tx.journal.audit({ action: "hold.lift", entity: { type: "hold", id } });
}
