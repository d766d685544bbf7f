// Unfinished referrals and holds of a household become another's: the two were one all along, or are so no more.
import type { TransactionContext } from "../context.ts";
import { cancelReferrals } from "./cancel-referrals.ts";
import {
  type HandoverTarget,
  lockUnfinishedOf,
  updateHoldSubjects,
  updateSubjects,
} from "./handover-store.ts";

export interface HandedOver {
  readonly referrals: readonly string[];
  readonly holds: readonly string[];
}

/**
 * Where both have an unfinished referral of a program, the one of `from` is cancelled. Answers the ids of what moved.
 * The caller has locked both households and their RT.
 * @param only ids of what may move; absent: all
 */
export async function handOverReferrals(
  tx: TransactionContext,
  from: string,
  into: HandoverTarget,
  only?: HandedOver,
): Promise<HandedOver> {
  const unfinished = await lockUnfinishedOf(tx.db, from, into.id, only?.referrals);
  const twice = unfinished.filter(({ taken }) => taken);
  await cancelReferrals(
    tx,
    twice.map(({ id }) => ({ id, reason: "household-merged" as const })),
  );
  const referrals = unfinished.filter(({ taken }) => !taken).map(({ id }) => id);
  await updateSubjects(tx.db, referrals, into, tx.now);
  for (const id of referrals) {
    const details = { household: into.id };
    tx.journal.audit({
      action: "referral.hand-over",
      entity: { type: "referral", id },
      householdId: into.id,
      details,
    });
  }
  return { referrals, holds: await updateHoldSubjects(tx.db, from, into.id, tx.now, only?.holds) };
}
