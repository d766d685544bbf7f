// PURE. Whether an eligible subject without a referral should have one: an intake offers, other writes only match.
import type { Register, Row } from "./read-register.ts";
import { type Expected, keyOf } from "./recompute-matches.ts";

export interface Offers {
  /** Ids of intakes that asked that nothing opens. */
  readonly withoutReferrals: ReadonlySet<string>;
  /** When everybody was last offered everything. */
  readonly everybodyAt: Date;
}

/** `writtenBy` is missing of what everybody was offered at once, when nobody else wrote. */
type Offer = { readonly at: Date; readonly writtenBy?: string };

export const keyOfRow = ({ program, subjectType, subjectId }: Row) =>
  keyOf(program as string, subjectType as string, subjectId as string);

interface Told {
  readonly program: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly outcome: string;
}

/** What an event tells of matches, by their keys. */
export function changesTold({ type, data }: Row): { key: string; outcome: string }[] {
  if (type !== "match.changed") return [];
  return (data as { changes: Told[] }).changes.map(({ program, subject, outcome }) => ({
    key: keyOf(program, subject.type, subject.id),
    outcome,
  }));
}

export function isRunning({ status, endsOn }: Row, today: string): boolean {
  return (status === "active" || status === "suspended") && (endsOn === null || endsOn >= today);
}

/** Some offer to its household or RT found it eligible, and nothing that stood in the way has gone since. */
export function wasToBeOffered(one: Expected, register: Register, today: string, offers: Offers): boolean {
  // What waits for a decision offers nothing yet, to its RT neither.
  const waiting = new Set(register.tasks.map(({ intakeId }) => intakeId as string));
  const made: Offer[] = register.intakes
    .filter(
      ({ id, receivedAt }) =>
        !offers.withoutReferrals.has(id as string) &&
        !waiting.has(id as string) &&
        receivedAt > offers.everybodyAt,
    )
    .filter(({ householdId, areaCode }) =>
      one.household ? householdId === one.household.id : areaCode === one.subjectId,
    )
    .map(({ receivedAt, writtenBy }) => ({ at: receivedAt as Date, writtenBy: writtenBy as string }));
  return [...made, { at: offers.everybodyAt }].some(
    (offer) => wasEligible(one, register, offer) && !isFreeSince(one, register, today, offer),
  );
}

/** Before the offer, or in the transaction of the offer; of two writes at one moment the order is not known. */
function wasEligible({ key }: Expected, { events, matches }: Register, offer: Offer): boolean {
  const told = events.filter((event) => changesTold(event).some((one) => one.key === key)).at(-1)!;
  if (told.time.getTime() !== offer.at.getTime()) return told.time < offer.at;
  const { writtenBy } = matches.find((row) => keyOfRow(row) === key)!;
  return offer.writtenBy === undefined || writtenBy === offer.writtenBy;
}

/** Nothing opens by itself when a hold ends, an enrolment lapses, a person closes, or a visit verifies. */
function isFreeSince(one: Expected, register: Register, today: string, { at, writtenBy }: Offer): boolean {
  const isAbout = (row: Row) => keyOfRow(row) === one.key;
  const { excludes, needsVerification } = one.program as { excludes: string[]; needsVerification: boolean };
  const isReceived = ({ program, subjectType, subjectId }: Row) =>
    ((subjectType === one.subjectType && subjectId === one.subjectId) || subjectId === one.household?.id) &&
    (program === one.program.code || excludes.includes(program as string));
  const byPerson = ({ id, status }: Row) =>
    register.transitions.some(
      ({ referralId, toStatus, actor }) => referralId === id && toStatus === status && actor !== "door",
    );
  return (
    register.holds.some((hold) => isAbout(hold) && hold.liftedAt !== null && hold.liftedAt >= at) ||
    register.enrolments.some((row) => isReceived(row) && !isRunning(row, today) && row.createdAt <= at) ||
    register.referrals.some(
      (row) =>
        isAbout(row) &&
        row.finishedAt !== null &&
        (row.finishedAt > at || (row.finishedAt >= at && byPerson(row))),
    ) ||
    (needsVerification &&
      one.household !== undefined &&
      one.household.updatedAt >= at &&
      one.household.writtenBy !== writtenBy)
  );
}
