// Unfinished referrals follow their subject to another household or RT: who may see them there sees them.
import type { TransactionContext } from "../context.ts";
import { updatePlaces } from "./bulk-store.ts";
import type { Referral } from "./referral.ts";
import { auditOf } from "./referral-events.ts";

export type Relocation = Pick<Referral, "id" | "householdId" | "areaCode">;

/** Whoever was asked stays asked; the coordination team may reassign. */
export async function relocateReferrals(
  tx: TransactionContext,
  places: readonly Relocation[],
): Promise<void> {
  if (places.length === 0) return;
  for (const referral of await updatePlaces(tx.db, places, tx.now)) {
    tx.journal.audit(auditOf(referral, "relocate", { areaCode: referral.areaCode }));
  }
}
