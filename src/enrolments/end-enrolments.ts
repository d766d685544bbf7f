// Ends enrolments that the list they are known from names no more.
import { lockAreas } from "../areas/lock-areas.ts";
import type { TransactionContext } from "../context.ts";
import { lockHouseholds } from "../households/lock-households.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { enrolmentEvent } from "./enrolment-events.ts";
import { selectHomes, updateEnded } from "./listed-store.ts";

/**
 * Today is their last day. Locks the households of the subjects and their RT first, and touches the subjects.
 * @param reason a code, such as `not-listed`
 * @returns how many ended; what does not run any more is passed over
 */
export async function endEnrolments(
  tx: TransactionContext,
  ids: readonly string[],
  reason: string,
): Promise<number> {
  const before = await selectHomes(tx.db, ids);
  await lockHouseholds(tx, [
    ...new Set([...before.values()].flatMap(({ householdId }) => householdId ?? [])),
  ]);
  const areas = [...before.values()].flatMap(({ householdId, areaCode }) =>
    householdId === null ? (areaCode ?? []) : [],
  );
  await lockAreas(tx, [...new Set(areas)]);
  const ended = await updateEnded(tx.db, ids, jakartaDate(tx.now), reason, tx.now);
  const homes = await selectHomes(tx.db, ids);
  for (const enrolment of ended) {
    const place = homes.get(enrolment.id)!;
    tx.journal.audit({
      action: "enrolment.end",
      entity: { type: "enrolment", id: enrolment.id },
      householdId: place.householdId ?? undefined,
      details: { program: enrolment.program, source: enrolment.source, reason },
    });
    tx.journal.event(enrolmentEvent("enrolment.ended", enrolment, place));
    tx.touch({ type: enrolment.subjectType, id: enrolment.subjectId });
  }
  return ended.length;
}
