// PURE. Where referrals, holds and enrolments contradict the recomputed outcomes, told in words.
import type { Register, Row } from "./read-register.ts";
import type { Expected } from "./recompute-matches.ts";
import { isRunning, keyOfRow, type Offers, wasToBeOffered } from "./was-to-be-offered.ts";

const held = ["accepted", "in-progress", "on-hold"];
const finished = ["completed", "failed", "cancelled"];

/** @param offers what has been offered; absent: whether it should have been is not asked */
export function checkReferrals(
  register: Register,
  expected: readonly Expected[],
  today: string,
  offers?: Offers,
): string[] {
  const byKey = new Map(expected.map((one) => [one.key, one]));
  const unfinished = register.referrals.filter(({ status }) => !finished.includes(status as string));
  const holds = register.holds.filter(({ liftedAt }) => liftedAt === null);
  const enrolments = register.enrolments.filter((one) => isRunning(one, today));
  return [
    ...twice(unfinished, "unfinished referrals"),
    ...twice(holds, "standing holds"),
    ...twice(enrolments, "running enrolments"),
    ...unfinished.flatMap((one) => checkOpen(one, byKey, register)),
    ...both(unfinished, enrolments, "an unfinished referral and a running enrolment"),
    ...unfinished
      .filter((referral) => holds.some((hold) => wasHeldOff(referral, hold)))
      .map((referral) => `referral ${keyOfRow(referral)}: opened against a hold`),
    ...register.referrals.flatMap(checkClock),
    ...reopened(register, enrolments).map((key) => `${key}: reopened, and its enrolment goes on`),
    ...expected
      .filter(
        (one) =>
          offers !== undefined &&
          isOfferable(one, unfinished, holds, enrolments) &&
          wasToBeOffered(one, register, today, offers),
      )
      .map((one) => `${one.key}: eligible, and nobody is asked`),
  ];
}

/** An open referral has a ground: its subject is not ineligible, or it was asked for, or its holder was told. */
function checkOpen(referral: Row, byKey: ReadonlyMap<string, Expected>, register: Register): string[] {
  const key = keyOfRow(referral);
  const told = `referral ${key} (${referral.status}, ${referral.basis})`;
  const person = register.persons.find(({ id }) => id === referral.subjectId);
  const isHomeless =
    person !== undefined &&
    !register.memberships.some((one) => one.personId === person.id && one.leftOn === null);
  const household = register.households.find(({ id }) => id === referral.subjectId);
  const isGone = isHomeless || (household !== undefined && household.status !== "active");
  const outcome = byKey.get(key)?.outcome ?? "ineligible";
  const isGroundless = isGone || (referral.basis !== "request" && outcome === "ineligible");
  const isHeld = held.includes(referral.status as string);
  return [
    ...(person?.status === "deceased" ? [`${told}: of somebody deceased`] : []),
    ...(isGroundless && !isHeld ? [`${told}: nobody holds it, and its subject is not eligible`] : []),
    ...(isHeld && referral.eligibilityChanged !== isGroundless
      ? [`${told}: flagged ${referral.eligibilityChanged}, should be ${isGroundless}`]
      : []),
    ...(!isHeld && referral.eligibilityChanged ? [`${told}: flagged, though nobody holds it`] : []),
    ...(isHeld !== (referral.holder !== null) ? [`${told}: held by ${referral.holder}`] : []),
    ...(referral.status === "requested" && referral.candidates.length === 0 ? [`${told}: asks nobody`] : []),
  ];
}

/** Somebody's turn has a due time; where it is nobody's, no clock runs and nothing is overdue. */
function checkClock(referral: Row): string[] {
  const { status, dueAt, missed, alarm, alarmAt } = referral;
  const told = `referral ${keyOfRow(referral)} (${status})`;
  const isSomebodysTurn = ["requested", "accepted", "in-progress"].includes(status as string);
  return [
    ...(isSomebodysTurn && dueAt === null ? [`${told}: has no due time`] : []),
    ...(isSomebodysTurn && alarm === null && missed < 2 ? [`${told}: its clock leads to nothing`] : []),
    ...(!isSomebodysTurn && status !== "on-hold" && (dueAt !== null || missed > 0)
      ? [`${told}: is due, though it is nobody's turn`]
      : []),
    ...((alarm === null) !== (alarmAt === null) ? [`${told}: half an alarm`] : []),
  ];
}

/** A request lifts the hold, and so does taking up again the referral that has left it. */
function wasHeldOff(referral: Row, hold: Row): boolean {
  if (keyOfRow(referral) !== keyOfRow(hold)) return false;
  if (hold.referralId === referral.id) return true;
  return referral.basis !== "request" && referral.openedAt >= hold.createdAt;
}

/** Running enrolments that were recorded by a referral before somebody took it up again. */
function reopened({ transitions }: Register, enrolments: readonly Row[]): string[] {
  return enrolments
    .filter(({ referralId, createdAt }) =>
      transitions.some(
        (one) => one.referralId === referralId && one.action === "reopen" && one.at > createdAt,
      ),
    )
    .map(keyOfRow);
}

function isOfferable(
  { key, program, household, outcome, ...one }: Expected,
  unfinished: readonly Row[],
  holds: readonly Row[],
  enrolments: readonly Row[],
): boolean {
  const hasKey = (row: Row) => keyOfRow(row) === key;
  if (outcome !== "eligible" || program.referrals !== "automatic") return false;
  if (unfinished.some(hasKey) || holds.some(hasKey) || enrolments.some(hasKey)) return false;
  if (program.needsVerification && household && !(household.verified && household.dispute === null))
    return false;
  const receives = enrolments.filter(
    ({ subjectType, subjectId }) =>
      (subjectType === one.subjectType && subjectId === one.subjectId) || subjectId === household?.id,
  );
  return !receives.some((enrolment) => (program.excludes as string[]).includes(enrolment.program as string));
}

/** For moments at which everybody has just been matched: no hold stands whose time is over or whose facts differ. */
export function checkHolds(register: Register, expected: readonly Expected[], today: string): string[] {
  const byKey = new Map(expected.map((one) => [one.key, one]));
  return register.holds
    .filter(({ liftedAt }) => liftedAt === null)
    .filter((hold) => {
      if (hold.untilDate !== null) return hold.untilDate <= today && byKey.has(keyOfRow(hold));
      const hash = byKey.get(keyOfRow(hold))?.hashBy(hold.version as number);
      return hash !== undefined && hash !== hold.factsHash;
    })
    .map((hold) => `hold ${keyOfRow(hold)} (${hold.reason}) stands, though it is over`);
}

function twice(rows: readonly Row[], what: string): string[] {
  const keys = rows.map(keyOfRow);
  return [...new Set(keys.filter((key, place) => keys.indexOf(key) !== place))].map(
    (key) => `${what}: ${key}`,
  );
}

function both(these: readonly Row[], those: readonly Row[], what: string): string[] {
  const keys = new Set(those.map(keyOfRow));
  return these.map(keyOfRow).flatMap((key) => (keys.has(key) ? [`${what}: ${key}`] : []));
}
