// The door cancels referrals whose ground is gone, in one statement however many.
import { uuidv7 } from "../database/ids.ts";
import type { TransactionContext } from "../context.ts";
import { together } from "../database/statement.ts";
import { lockQuotasOfReferrals } from "../quotas/quota-query.ts";
import { moveByDoor } from "./bulk-store.ts";
import { flagEligibilityChanged } from "./flag-eligibility-changed.ts";
import { type DoorReason, doorActor, doorCancelsFrom } from "./lifecycle.ts";
import { freePlaces } from "./free-places.ts";
import type { Referral } from "./referral.ts";
import { auditOf, stateEvent } from "./referral-events.ts";

/**
 * Answers the referrals really cancelled. What an agency has picked up in the meantime stays, and is flagged
 * instead; a death cancels it too. No hold is written.
 */
export async function cancelReferrals(
  tx: TransactionContext,
  items: readonly { readonly id: string; readonly reason: DoorReason }[],
): Promise<Referral[]> {
  if (items.length === 0) return [];
  const moves = items.map(({ id, reason }) => ({
    id,
    transitionId: uuidv7(),
    action: "cancel" as const,
    fromStates: doorCancelsFrom(reason),
    to: "cancelled" as const,
    reason,
  }));
  const ids = items.map(({ id }) => id);
  const [, cancelled] = await together([
    lockQuotasOfReferrals(tx.db, ids),
    moveByDoor(tx.db, moves, tx.now, doorActor),
  ]);
  const reasons = new Map(items.map(({ id, reason }) => [id, reason]));
  for (const referral of cancelled) {
    tx.journal.audit(auditOf(referral, "cancel", { from: referral.from, reason: reasons.get(referral.id) }));
    tx.journal.event(stateEvent(referral, "cancel", referral.from));
  }
  await freePlaces(tx, cancelled);
  const gone = new Set(cancelled.map(({ id }) => id));
  const kept = items.filter(({ id }) => !gone.has(id)).map(({ id }) => id);
  await flagEligibilityChanged(tx, kept, true);
  return cancelled;
}
