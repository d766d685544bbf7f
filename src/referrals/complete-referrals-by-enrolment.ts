// Completes the unfinished referrals of subjects that receive their program by an enrolment recorded elsewhere.
import { uuidv7 } from "../database/ids.ts";
import type { TransactionContext } from "../context.ts";
import { together } from "../database/statement.ts";
import { lockQuotasOfReferrals } from "../quotas/quota-query.ts";
import type { Subject } from "../subject.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { type EnrolledReferral, moveByDoor, selectEnrolledReferrals } from "./bulk-store.ts";
import { freePlaces } from "./free-places.ts";
import { doorActor } from "./lifecycle.ts";
import { keepsPlace, type Referral, type ReferralResult, unfinishedStates } from "./referral.ts";
import { auditOf, stateEvent } from "./referral-events.ts";

/** Looks at the running enrolments of the subjects, whoever holds their referrals; answers the completed ones. */
export async function completeReferralsByEnrolment(
  tx: TransactionContext,
  subjects: readonly Subject[],
): Promise<Referral[]> {
  if (subjects.length === 0) return [];
  const enrolled = await selectEnrolledReferrals(tx.db, subjects, unfinishedStates, jakartaDate(tx.now));
  if (enrolled.length === 0) return [];
  const moves = enrolled.map((found) => ({
    id: found.id,
    transitionId: uuidv7(),
    action: "complete" as const,
    fromStates: unfinishedStates,
    to: "completed" as const,
    result: resultOf(found),
  }));
  const ids = enrolled.map(({ id }) => id);
  const [, completed] = await together([
    lockQuotasOfReferrals(tx.db, ids),
    moveByDoor(tx.db, moves, tx.now, doorActor),
  ]);
  for (const referral of completed) {
    tx.journal.audit(auditOf(referral, "complete", { from: referral.from, result: "already-receiving" }));
    tx.journal.event(stateEvent(referral, "complete", referral.from));
  }
  await freePlaces(
    tx,
    completed.filter((referral) => !keepsPlace(referral)),
  );
  return completed;
}

function resultOf({ from, to, externalId }: EnrolledReferral): ReferralResult {
  return { code: "already-receiving", from, to: to ?? undefined, externalId: externalId ?? undefined };
}
