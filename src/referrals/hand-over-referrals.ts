// Unfinished referrals and holds of a household become another's: the two were one all along, or are so no more.
import type { TransactionContext } from "../context.ts";
import { cancelReferrals } from "./cancel-referrals.ts";
import type { HandedOver } from "./handed-over.ts";
import {
  type HandoverTarget,
  lockUnfinishedOf,
  updateHoldsRestored,
  updateHoldSubjects,
  updateSubjects,
} from "./handover-store.ts";

/**
 * Where both have an unfinished referral of a program, or the one that gets it is held off from the program, the one of
 * `from` is cancelled; what somebody works or asked for moves, and the hold is lifted. The caller has locked both
 * households and their RT.
 */
export async function handOverReferrals(
  tx: TransactionContext,
  from: string,
  into: HandoverTarget,
): Promise<HandedOver> {
  const referrals = await moveReferrals(tx, from, into);
  const holds = await updateHoldSubjects(tx.db, from, into.id, tx.now);
  return {
    referrals,
    holds: holds.filter(({ moved }) => moved).map(({ id }) => id),
    liftedHolds: holds.filter(({ moved }) => !moved).map(({ id }) => id),
  };
}

/**
 * What moved goes back, and the holds stand again; whether their time is over is for the door to say. What was cancelled
 * stays so: the coordination team may reopen it.
 * @param from who got them, and has those of `handed` that are unfinished
 */
export async function handBackReferrals(
  tx: TransactionContext,
  from: string,
  into: HandoverTarget,
  handed: HandedOver,
): Promise<void> {
  await moveReferrals(tx, from, into, handed.referrals);
  const restored = [
    ...(await updateHoldsRestored(tx.db, handed.holds, into.id)),
    ...(await updateHoldsRestored(tx.db, handed.liftedHolds)),
  ];
  for (const { id } of restored) {
    tx.journal.audit({ action: "hold.restore", entity: { type: "hold", id }, householdId: into.id });
  }
}

/** @param only ids of what may move; absent: all */
async function moveReferrals(
  tx: TransactionContext,
  from: string,
  into: HandoverTarget,
  only?: readonly string[],
): Promise<string[]> {
  const unfinished = await lockUnfinishedOf(tx.db, from, into.id, only);
  const twice = unfinished.filter(({ taken }) => taken);
  await cancelReferrals(
    tx,
    twice.map(({ id }) => ({ id, reason: "household-merged" as const })),
  );
  const moved = unfinished.filter(({ taken }) => !taken).map(({ id }) => id);
  await updateSubjects(tx.db, moved, into, tx.now);
  for (const id of moved) {
    const details = { household: into.id };
    tx.journal.audit({
      action: "referral.hand-over",
      entity: { type: "referral", id },
      householdId: into.id,
      details,
    });
  }
  return moved;
}
