// Records what a list of recipients says: who is on it receives the program.
import type { TransactionContext } from "../context.ts";
import { jakartaDate } from "../jakarta-date.ts";
import type { Subject } from "../subject.ts";
import type { Enrolment } from "./enrolment.ts";
import { enrolmentEvent } from "./enrolment-events.ts";
import { selectRunning, updateListed } from "./listed-store.ts";
import { startEnrolments } from "./start-enrolment.ts";
import type { Place } from "./subject-query.ts";

export interface ListedRecipient {
  readonly subject: Subject;
  readonly place: Place;
  /** First and last day of receipt, as far as the list says. */
  readonly from?: string;
  readonly to?: string;
  readonly externalId?: string;
  /** It has been said before, and what came of it stands, whoever changed it since. */
  readonly isKnown: boolean;
}

export type ListedChange = "inserted" | "updated" | "unchanged";

/**
 * The caller has locked the subjects. What another source says of a receipt that runs stays as it is; what this one
 * said is corrected.
 * @returns what became of each, in the order in which they were given
 */
export async function recordListed(
  tx: TransactionContext,
  list: { readonly program: string; readonly type: Subject["type"]; readonly source: string },
  recipients: readonly ListedRecipient[],
): Promise<ListedChange[]> {
  const ids = recipients.map(({ subject }) => subject.id);
  const today = jakartaDate(tx.now);
  const running = new Map(await selectRunning(tx.db, list.program, list.type, ids, today));
  const changes: ListedChange[] = [];
  for (const round of inRounds(recipients)) {
    const decided = round.map(({ recipient, index }) => {
      const decision = decide(recipient, running.get(recipient.subject.id), list.source, today);
      changes[index] = decision.change;
      return { recipient, ...decision };
    });
    for (const one of await write(tx, list, decided)) running.set(one.subjectId, one);
  }
  return changes;
}

interface Decision {
  readonly change: ListedChange;
  /** What runs already, as the list has it. */
  readonly next?: Enrolment;
}

function decide(
  recipient: ListedRecipient,
  known: Enrolment | undefined,
  source: string,
  today: string,
): Decision {
  if (recipient.isKnown) return { change: "unchanged" };
  if (!known || isOfBefore(recipient, known, today)) return { change: "inserted" };
  const next = known.source === source ? corrected(known, recipient) : undefined;
  return next ? { change: "updated", next } : { change: "unchanged" };
}

/** A receipt that was over before the one that runs began is another one. */
function isOfBefore({ to }: ListedRecipient, { startsOn }: Enrolment, today: string): boolean {
  return to !== undefined && to < today && to < startsOn;
}

/** @returns what runs now of what was begun or corrected */
async function write(
  tx: TransactionContext,
  { program, source }: { readonly program: string; readonly source: string },
  decided: readonly (Decision & { readonly recipient: ListedRecipient })[],
): Promise<Enrolment[]> {
  const places = new Map(decided.map(({ recipient: { subject, place } }) => [subject.id, place]));
  const corrections = decided.flatMap(({ next }) => next ?? []);
  const updated = await updateListed(tx.db, corrections, jakartaDate(tx.now), tx.now);
  for (const one of updated) journalCorrection(tx, one, places.get(one.subjectId)!);
  const starts = decided
    .filter(({ change }) => change === "inserted")
    .map(({ recipient: { subject, place, from, to, externalId } }) => ({
      given: { program, subject, agency: null, from, to, source, externalId },
      place,
    }));
  const started = await startEnrolments(tx, starts);
  return [...updated, ...started.flatMap((one) => (one?.status === "active" ? one : []))];
}

/** A subject may be listed twice: then what is said of it later follows what was said before. */
function inRounds(
  recipients: readonly ListedRecipient[],
): { readonly recipient: ListedRecipient; readonly index: number }[][] {
  const rounds: { recipient: ListedRecipient; index: number }[][] = [];
  const times = new Map<string, number>();
  for (const [index, recipient] of recipients.entries()) {
    const round = times.get(recipient.subject.id) ?? 0;
    times.set(recipient.subject.id, round + 1);
    (rounds[round] ??= []).push({ recipient, index });
  }
  return rounds;
}

/** `undefined` where the list says nothing else. */
function corrected(known: Enrolment, { from, to, externalId }: ListedRecipient): Enrolment | undefined {
  // What begins after the end that was known has another one.
  const isLater = from !== undefined && known.endsOn !== null && from > known.endsOn;
  const next = {
    ...known,
    startsOn: from ?? known.startsOn,
    endsOn: to ?? (isLater ? null : known.endsOn),
    externalId: externalId ?? known.externalId,
  };
  const isSame =
    next.startsOn === known.startsOn && next.endsOn === known.endsOn && next.externalId === known.externalId;
  return isSame ? undefined : next;
}

function journalCorrection(tx: TransactionContext, enrolment: Enrolment, place: Place): void {
  const { id, program, source, status } = enrolment;
  tx.journal.audit({
    action: "enrolment.correct",
    entity: { type: "enrolment", id },
    householdId: place.householdId ?? undefined,
    details: { program, source },
  });
  if (status === "ended") tx.journal.event(enrolmentEvent("enrolment.ended", enrolment, place));
  tx.touch({ type: enrolment.subjectType, id: enrolment.subjectId });
}
