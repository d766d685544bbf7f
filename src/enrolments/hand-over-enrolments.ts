// What a household receives becomes another's: the two were one all along, or are so no more.
import type { TransactionContext } from "../context.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { enrolmentEvent } from "./enrolment-events.ts";
import type { HandedEnrolments } from "./handed-over.ts";
import { updateEnrolmentSubjects } from "./handover-store.ts";

/**
 * Where both receive a program, the enrolment of `from` ends. One that has lapsed stays where it was. The caller
 * has locked both households and their RT, and touches both.
 * @param only ids of what may move; absent: all
 */
export async function handOverEnrolments(
  tx: TransactionContext,
  from: { readonly id: string; readonly areaCode: string },
  into: { readonly id: string; readonly areaCode: string },
  only?: readonly string[],
): Promise<HandedEnrolments> {
  const households = { from: from.id, into: into.id };
  const rows = await updateEnrolmentSubjects(tx.db, households, jakartaDate(tx.now), tx.now, only);
  for (const enrolment of rows) {
    const household = enrolment.subjectId === into.id ? into : from;
    tx.journal.audit({
      action: enrolment.moved ? "enrolment.hand-over" : "enrolment.end",
      entity: { type: "enrolment", id: enrolment.id },
      householdId: household.id,
      details: { program: enrolment.program },
    });
    if (enrolment.moved) continue;
    const place = { householdId: household.id, areaCode: household.areaCode };
    tx.journal.event(enrolmentEvent("enrolment.ended", enrolment, place));
  }
  return {
    moved: rows.filter(({ moved }) => moved).map(({ id }) => id),
    ended: rows.flatMap(({ moved, before }) => (moved || before === null ? [] : [before])),
  };
}
