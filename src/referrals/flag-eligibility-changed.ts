// Tells the holder that the subject of its referral became ineligible, or eligible again.
import type { TransactionContext } from "../context.ts";
import { updateEligibilityChanged } from "./bulk-store.ts";
import { heldStates, type Referral } from "./referral.ts";
import { auditOf, eligibilityEvent } from "./referral-events.ts";

/** Only held referrals carry the flag. Answers those whose flag really changed. */
export async function flagEligibilityChanged(
  tx: TransactionContext,
  ids: readonly string[],
  changed: boolean,
): Promise<Referral[]> {
  if (ids.length === 0) return [];
  const flagged = await updateEligibilityChanged(tx.db, ids, changed, heldStates, tx.now);
  for (const referral of flagged) {
    tx.journal.audit(auditOf(referral, "flag-eligibility", { eligibilityChanged: changed }));
    tx.journal.event(eligibilityEvent(referral));
  }
  return flagged;
}
