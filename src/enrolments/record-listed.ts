// Records what a list of recipients says: who is on it receives the program.
import type { TransactionContext } from "../context.ts";
import { jakartaDate } from "../jakarta-date.ts";
import type { Subject } from "../subject.ts";
import type { Enrolment } from "./enrolment.ts";
import { enrolmentEvent } from "./enrolment-events.ts";
import { selectRunning, updateListed } from "./listed-store.ts";
import { startEnrolment } from "./start-enrolment.ts";
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
 * @param isKept false to learn what would become of them
 * @returns what became of each, in the order in which they were given
 */
export async function recordListed(
  tx: TransactionContext,
  list: { readonly program: string; readonly type: Subject["type"]; readonly source: string },
  recipients: readonly ListedRecipient[],
  isKept: boolean,
): Promise<ListedChange[]> {
  const ids = recipients.map(({ subject }) => subject.id);
  const today = jakartaDate(tx.now);
  const running = new Map(await selectRunning(tx.db, list.program, list.type, ids, today));
  const changes: ListedChange[] = [];
  for (const recipient of recipients) {
    const { subject, place, from, to, externalId } = recipient;
    const known = running.get(subject.id);
    if (known) {
      const next = corrected(known, recipient);
      changes.push(next && known.source === list.source ? "updated" : "unchanged");
      if (!next || known.source !== list.source || !isKept) continue;
      const enrolment = await updateListed(tx.db, next, today, tx.now);
      running.set(subject.id, enrolment);
      journalCorrection(tx, enrolment, place);
      continue;
    }
    changes.push(recipient.isKnown ? "unchanged" : "inserted");
    if (recipient.isKnown || !isKept) continue;
    const { program, source } = list;
    const given = { program, subject, agency: null, from, to, source, externalId };
    const started = await startEnrolment(tx, given, place);
    if (started?.status === "active") running.set(subject.id, started);
  }
  return changes;
}

/** `undefined` where the list says nothing else. */
function corrected(known: Enrolment, { from, to, externalId }: ListedRecipient): Enrolment | undefined {
  const next = {
    ...known,
    startsOn: from ?? known.startsOn,
    endsOn: to ?? known.endsOn,
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
