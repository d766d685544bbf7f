// PURE. Where stored matches and review dates differ from those recomputed, told in words.
import type { Random } from "./random.ts";
import type { Register, Row } from "./read-register.ts";
import { type Expected, keyOf, lawsInForce, recomputeMatches } from "./recompute-matches.ts";

/**
 * @param exactly also what may move by time alone without a new outcome (missing facts, priority); a match is
 *   not written anew for it
 */
export function checkMatches(register: Register, expected: readonly Expected[], exactly: boolean): string[] {
  const stored = new Map(
    register.matches.map((row) => [
      keyOf(row.program as string, row.subjectType as string, row.subjectId as string),
      row,
    ]),
  );
  const faults: string[] = [];
  for (const one of expected) {
    const row = stored.get(one.key);
    stored.delete(one.key);
    const [is, should] = [said(row, exactly), said(wanted(one), exactly)];
    if (is !== should) faults.push(`match ${one.key}: stored ${is}, recomputed ${should}`);
  }
  const strays = [...stored].map(([key, row]) => `match ${key}: stored ${said(row, exactly)}, of nobody`);
  return [...faults, ...strays];
}

function wanted(one: Expected): Row | undefined {
  if (one.outcome === "ineligible") return undefined;
  const { version, outcome, missing, priority, household } = one;
  const householdId = (household?.id as string | undefined) ?? null;
  return { version, outcome, missing, priority, householdId };
}

function said(row: Row | undefined, exactly: boolean): string {
  if (!row) return "none";
  const { outcome, version, householdId, missing, priority } = row;
  const always = [outcome, version, householdId];
  return JSON.stringify(exactly ? [...always, missing, priority] : always);
}

const lookAheadDays = 900;
const samples = 3;

/** Before a household or RT is due no outcome changes by time alone: some days are looked at, and the last one. */
export function checkReviews(register: Register, today: string, random: Random): string[] {
  const dueOn = new Map(register.reviews.map((one) => [subjectKey(one), one.reviewOn as string]));
  const subjects = [
    ...register.households.map(({ id }) => `household ${id}`),
    ...register.areas.map(({ code }) => `area ${code}`),
  ];
  const strays = [...dueOn.keys()].filter((key) => !subjects.includes(key)).map((key) => `review of ${key}`);
  const overdue = [...dueOn].filter(([, date]) => date <= today).map(([key, date]) => `${key} due ${date}`);
  const running = new Set(lawsInForce(register, today).map(({ program }) => program.code as string));
  const at = new Map<string, ReadonlyMap<string, string>>();
  const on = (date: string) => {
    const known = at.get(date) ?? outcomesOn(register, date, running);
    at.set(date, known);
    return known;
  };
  const sampled = Array.from({ length: samples }, () => dayAfter(today, random.int(1, lookAheadDays)));
  const faults = subjects.flatMap((key) => {
    const due = dueOn.get(key);
    const dayBefore = due === undefined ? [] : [dayAfter(due, -1)];
    const early = [...sampled, ...dayBefore].filter(
      (date) => date > today && (due === undefined || date < due),
    );
    return early
      .filter((date) => on(date).get(key) !== on(today).get(key))
      .map((date) => `review of ${key} on ${due ?? "no day"}, but an outcome changes until ${date}`);
  });
  return [...strays, ...overdue, ...faults];
}

/** All that a household with its members, or an RT, could be reviewed for, as one text each. */
function outcomesOn(register: Register, date: string, running: ReadonlySet<string>): Map<string, string> {
  const byKey = new Map<string, string>();
  const add = (key: string, text: string) => byKey.set(key, `${byKey.get(key) ?? ""}|${text}`);
  for (const one of recomputeMatches(register, date)) {
    if (!running.has(one.program.code as string)) continue;
    const key = one.household ? `household ${one.household.id}` : `area ${one.subjectId}`;
    add(key, `${one.key} ${one.version} ${one.outcome}`);
  }
  return byKey;
}

const subjectKey = ({ subjectType, subjectId }: Row) => `${subjectType} ${subjectId}`;

export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
