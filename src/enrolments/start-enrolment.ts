// Writes an enrolment that a verb has checked: the row, its event, and the touch of the subject.
import { uuidv7 } from "../database/ids.ts";
import type { TransactionContext } from "../context.ts";
import type { Subject } from "../subject.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { type Enrolment, statusOn } from "./enrolment.ts";
import { enrolmentEvent } from "./enrolment-events.ts";
import { insertEnrolments, type NewEnrolment } from "./store.ts";
import type { Place } from "./subject-query.ts";

export interface EnrolmentStart {
  readonly program: string;
  readonly subject: Subject;
  readonly agency: string | null;
  /** First day of receipt; today unless given. */
  readonly from?: string;
  /** Last day of receipt. */
  readonly to?: string;
  readonly source: string;
  readonly externalId?: string;
  readonly referralId?: string;
}

/**
 * The caller has locked the subject, and passes where it is at home. Answers `undefined` when the subject receives
 * the program already; nothing is written then. What it received until some day in the past is ended first.
 */
export async function startEnrolment(
  tx: TransactionContext,
  given: EnrolmentStart,
  place: Place,
): Promise<Enrolment | undefined> {
  return (await startEnrolments(tx, [{ given, place }]))[0];
}

/** The same for many, each another subject or program, in one statement; one answer for each, in their order. */
export async function startEnrolments(
  tx: TransactionContext,
  starts: readonly { readonly given: EnrolmentStart; readonly place: Place }[],
): Promise<(Enrolment | undefined)[]> {
  if (starts.length === 0) return [];
  const today = jakartaDate(tx.now);
  const sent = starts.map(({ given, place }) => ({ given, place, row: rowOf(given, today) }));
  const rows = sent.map(({ row }) => row);
  const { inserted, lapsed } = await insertEnrolments(tx.db, rows, today, tx.now);
  const places = new Map(sent.map(({ row, place }) => [keyOf(row), place]));
  for (const one of lapsed) record(tx, "end", one, places.get(keyOf(one))!);
  const byId = new Map(inserted.map((one) => [one.id, one]));
  return sent.map(({ given, place, row }) => {
    const enrolment = byId.get(row.id);
    if (!enrolment) return undefined;
    record(tx, "record", enrolment, place);
    tx.touch(given.subject);
    return enrolment;
  });
}

function keyOf({ program, subjectType, subjectId }: NewEnrolment): string {
  return `${program} ${subjectType} ${subjectId}`;
}

function rowOf(given: EnrolmentStart, today: string): NewEnrolment {
  const endsOn = given.to ?? null;
  return {
    id: uuidv7(),
    program: given.program,
    subjectType: given.subject.type,
    subjectId: given.subject.id,
    agency: given.agency,
    status: statusOn(today, endsOn),
    startsOn: given.from ?? (endsOn !== null && endsOn < today ? endsOn : today),
    endsOn,
    source: given.source,
    externalId: given.externalId ?? null,
    referralId: given.referralId ?? null,
  };
}

function record(tx: TransactionContext, action: "record" | "end", enrolment: Enrolment, place: Place): void {
  const { id, program, agency, source, status } = enrolment;
  tx.journal.audit({
    action: `enrolment.${action}`,
    entity: { type: "enrolment", id },
    householdId: place.householdId ?? undefined,
    details: { program, agency, source },
  });
  tx.journal.event(
    enrolmentEvent(status === "ended" ? "enrolment.ended" : "enrolment.started", enrolment, place),
  );
}
