// Voids what a reopened referral had recorded: the enrolment stays on record and counts no longer.
import type { TransactionContext } from "../context.ts";
import type { Subject } from "../subject.ts";
import { enrolmentEvent } from "./enrolment-events.ts";
import { updateVoided } from "./store.ts";
import type { Place } from "./subject-query.ts";

/**
 * The caller has locked the subject, and passes where it is at home. Nothing happens when the referral recorded no
 * enrolment.
 * @param reason code
 */
export async function voidEnrolmentOf(
  tx: TransactionContext,
  referralId: string,
  reason: string,
  place: Partial<Place>,
): Promise<void> {
  for (const enrolment of await updateVoided(tx.db, referralId, reason, tx.now)) {
    const subject: Subject = { type: enrolment.subjectType, id: enrolment.subjectId };
    tx.journal.audit({
      action: "enrolment.void",
      entity: { type: "enrolment", id: enrolment.id },
      householdId: place.householdId ?? undefined,
      details: { program: enrolment.program, reason },
    });
    tx.journal.event(enrolmentEvent("enrolment.ended", enrolment, place));
    tx.touch(subject);
  }
}
