// PURE. What other systems learn of an enrolment: codes, ids, dates and states.
import type { EventEntry } from "../journal.ts";
import type { Enrolment } from "./enrolment.ts";
import type { Place } from "./subject-query.ts";

export function enrolmentEvent(
  type: `enrolment.${"started" | "suspended" | "resumed" | "ended"}`,
  enrolment: Enrolment,
  place: Partial<Place>,
): EventEntry {
  return {
    type,
    subject: { type: enrolment.subjectType, id: enrolment.subjectId },
    householdId: place.householdId ?? undefined,
    areaCode: place.areaCode ?? undefined,
    program: enrolment.program,
    agencies: enrolment.agency === null ? [] : [enrolment.agency],
    data: {
      enrolmentId: enrolment.id,
      status: enrolment.status,
      from: enrolment.startsOn,
      to: enrolment.endsOn,
      referralId: enrolment.referralId,
    },
  };
}
