// Unfinished referrals follow their subject to another household or RT: who may see them there sees them.
import type { TransactionContext } from "../context.ts";
import { lockQuotasOfReferrals } from "../quotas/quota-query.ts";
import { updatePlaces } from "./bulk-store.ts";
import type { Referral } from "./referral.ts";
import { auditOf } from "./referral-events.ts";

export type Relocation = Pick<Referral, "id" | "householdId" | "areaCode">;

/**
 * Whoever was asked stays asked; the coordination team may reassign. Answers the programs for which somebody waits who
 * may find a free place there.
 */
export async function relocateReferrals(
  tx: TransactionContext,
  places: readonly Relocation[],
): Promise<string[]> {
  if (places.length === 0) return [];
  await lockQuotasOfReferrals(
    tx.db,
    places.map(({ id }) => id),
  );
  const relocated = await updatePlaces(tx.db, places, tx.now);
  for (const referral of relocated) {
    tx.journal.audit(auditOf(referral, "relocate", { areaCode: referral.areaCode }));
  }
  return relocated.filter(({ status }) => status === "waitlisted").map(({ program }) => program);
}
