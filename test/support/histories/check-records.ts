// PURE. Where the register contradicts itself: memberships, numbers, the steps of referrals, what was told and audited.
import { referralStates } from "../../../src/referrals/referral.ts";
import { isLegalStep, stepActions } from "./legal-steps.ts";
import type { Register, Row } from "./read-register.ts";
import { changesTold, keyOfRow } from "./was-to-be-offered.ts";

export function checkRecords(register: Register): string[] {
  return [
    ...checkMemberships(register),
    ...register.referrals.flatMap((referral) => checkSteps(register, referral)),
    ...checkTold(register),
    ...checkPlaces(register),
  ];
}

function checkMemberships({ memberships, persons, households, identifiers }: Register): string[] {
  const present = memberships.filter(({ leftOn }) => leftOn === null);
  const heads = present.filter(({ relation }) => relation === "head");
  const active = new Set(persons.filter(({ status }) => status === "active").map(({ id }) => id as string));
  // Who is rejected stays on file with its members, so that somebody may object.
  const homes = new Set(
    households
      .filter(({ status, dispute }) => status === "active" || dispute === "rejected")
      .map(({ id }) => id as string),
  );
  const registered = new Set([...households, ...persons].map(({ id }) => id as string));
  return [
    ...repeated(present.map(({ personId }) => personId as string)).map((id) => `two homes of person ${id}`),
    ...repeated(heads.map(({ householdId }) => householdId as string)).map((id) => `two heads of ${id}`),
    ...present
      .filter(({ personId }) => !active.has(personId as string))
      .map(({ personId }) => `person ${personId} is dead or gone, and a member`),
    ...present
      .filter(({ householdId }) => !homes.has(householdId as string))
      .map(({ householdId, personId }) => `person ${personId} lives in ${householdId}, which is not active`),
    ...identifiers
      .filter(({ ownerId }) => !registered.has(ownerId as string))
      .map(({ ownerId }) => `a number of ${ownerId}, whom nobody knows`),
  ];
}

/** Places are counted as they are held, and none is free that somebody waits for. */
function checkPlaces({ quotas, referrals }: Register): string[] {
  const holding = (id: unknown) =>
    referrals.filter(({ places }) => (places as unknown[]).includes(id)).length;
  const waiting = new Set(
    referrals.filter(({ status }) => status === "waitlisted").map(({ program }) => program as string),
  );
  return quotas.flatMap(({ id, program, places, used }) => [
    ...(used === holding(id) ? [] : [`quota of ${program}: counts ${used}, ${holding(id)} hold a place`]),
    ...((used as number) < (places as number) && waiting.has(program as string)
      ? [`quota of ${program}: ${used} of ${places} are used, and somebody waits`]
      : []),
  ]);
}

/** The steps are legal, make one chain that ends in the status, and each was audited and told of. */
function checkSteps({ transitions, audits, events }: Register, referral: Row): string[] {
  const steps = transitions.filter(({ referralId }) => referralId === referral.id);
  const told = `referral ${keyOfRow(referral)}`;
  const illegal = steps.filter((step) => !isLegalStep(step));
  const faults = illegal.map((step) => `${told}: no such step: ${JSON.stringify(step)}`);
  if (!chains(steps, null, referral.status as string)) {
    faults.push(`${told}: is ${referral.status}, its steps lead elsewhere: ${JSON.stringify(steps)}`);
  }
  const isFinished = ["completed", "failed", "cancelled"].includes(referral.status as string);
  if (isFinished !== (referral.finishedAt !== null))
    faults.push(`${told}: finished at ${referral.finishedAt}`);

  const audited = audits
    .filter(({ entityType, entityId }) => entityType === "referral" && entityId === referral.id)
    .map(({ action }) => (action as string).replace("referral.", ""))
    .filter((action) => stepActions.has(action));
  const toldOf = events
    .filter(({ data }) => data.referralId === referral.id)
    .map(({ type }) => (type as string).replace("referral.", ""))
    .filter((state) => state === "overdue" || (referralStates as readonly string[]).includes(state));
  return [
    ...faults,
    ...unequal(
      `${told}: audited`,
      audited,
      steps.map(({ action }) => action as string),
    ),
    ...unequal(
      `${told}: told`,
      toldOf,
      steps.map(({ action, toStatus }) => (action === "overdue" ? action : (toStatus as string))),
    ),
  ];
}

/** Two steps that were written at one moment have no order of their own: whether there is one in which they chain. */
function chains(steps: readonly Row[], from: string | null, end: string): boolean {
  if (steps.length === 0) return from === end;
  return steps.some(
    (step, place) =>
      step.fromStatus === from && chains(steps.toSpliced(place, 1), step.toStatus as string, end),
  );
}

/** Whoever has read all events knows every stored match. */
function checkTold({ events, matches }: Register): string[] {
  const told = new Map<string, string>();
  for (const event of events) {
    for (const { key, outcome } of changesTold(event)) told.set(key, outcome);
  }
  const stored = new Map(matches.map((row) => [keyOfRow(row), row.outcome as string]));
  return [...new Set([...told.keys(), ...stored.keys()])]
    .filter((key) => (told.get(key) ?? "ineligible") !== (stored.get(key) ?? "ineligible"))
    .map((key) => `match ${key}: told ${told.get(key)}, stored ${stored.get(key)}`);
}

/** After the sequencer has caught up: 1, 2, 3 … without a gap. */
export function checkNumbering({ audits, events }: Register): string[] {
  return Object.entries({ audits, events }).flatMap(([name, rows]) => {
    const numbers = rows.map(({ sequence }) => sequence as number).sort((a, b) => a - b);
    const wrong = numbers.findIndex((number, place) => number !== place + 1);
    return wrong === -1 ? [] : [`${name} are numbered ${numbers[wrong]} at place ${wrong + 1}`];
  });
}

function unequal(what: string, is: readonly string[], should: readonly string[]): string[] {
  const [a, b] = [is.toSorted().join(" "), should.toSorted().join(" ")];
  return a === b ? [] : [`${what} ${a}, steps ${b}`];
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, place) => values.indexOf(value) !== place))];
}
