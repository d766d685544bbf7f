// PURE. The dates at which facts change though no data does, for the review of a match.
import type { Timing } from "../timing.ts";
import { dateOfAge, nextDay, yearOf } from "./derive-age.ts";
import type { AreaRecord, CityContext, HouseholdRecord, MemberRecord, ReceivedProgram } from "./records.ts";

/**
 * How far ahead every birthday and every step of the reference date is looked at where criteria compute with them.
 * Each refresh of the national registry re-matches everybody long before.
 */
const birthdaysAhead = 15;
const stepsAhead = { year: 15, month: 24, day: 366 };

/**
 * Sorted dates after `asOf` at which a fact may change; at none between them does one, up to the horizon.
 *
 * @param member place of the person whom the program is about.
 */
export function changeDates(
  household: HouseholdRecord | undefined,
  area: AreaRecord | undefined,
  city: CityContext,
  timing: Timing,
  asOf: string,
  member?: number,
): string[] {
  const dates = new Set<string>();
  eachDate(household, area, city, timing, asOf, member, (date) => {
    if (date > asOf) dates.add(date);
  });
  return [...dates].sort();
}

/** Finds the first of these dates; `null` where there is none. */
export type NextChangeDate = (
  household: HouseholdRecord | undefined,
  area: AreaRecord | undefined,
) => string | null;

/** For everybody in a city at one date: what is the same for many is found once. */
export function prepareNextChangeDate(city: CityContext, timing: Timing, asOf: string): NextChangeDate {
  const first = (each: (add: Add) => void): string | null => {
    let next: string | null = null;
    each((date) => {
      if (date > asOf && (next === null || date < next)) next = date;
    });
    return next;
  };
  const ofCity = first((add) => addCityDates(add, city, timing, asOf));
  // Most of a city was born on a day on which others were.
  const ofBirth = new Map<string | number, string | null>();
  const turnOf = (member: MemberRecord): string | null => {
    const birth = member.birthDate ?? member.birthYear;
    if (birth === null || birth === undefined) return null;
    const known = ofBirth.get(birth);
    if (known !== undefined) return known;
    const turn = first((add) => addAgeDates(add, member, timing, asOf));
    ofBirth.set(birth, turn);
    return turn;
  };
  return (household, area) => {
    const members = household?.members ?? [];
    let next = ofCity;
    let receives = false;
    for (const member of members) {
      next = earlierOf(next, turnOf(member));
      receives ||= member.receives.length > 0;
    }
    // Most households have none of these.
    const isPlain = !receives && !household?.receives.length && !household?.documents.length;
    if (isPlain && !area) return next;
    return earlierOf(
      next,
      first((add) => addReceiptsAndDocuments(add, household, area, members)),
    );
  };
}

function earlierOf(one: string | null, other: string | null): string | null {
  return one === null || (other !== null && other < one) ? other : one;
}

type Add = (date: string) => void;

function eachDate(
  household: HouseholdRecord | undefined,
  area: AreaRecord | undefined,
  city: CityContext,
  timing: Timing,
  asOf: string,
  member: number | undefined,
  add: Add,
): void {
  const members = household?.members ?? [];
  const only = timing.everyMember ? undefined : member;
  const asked = only === undefined ? members : [members[only]!];
  for (const one of asked) addAgeDates(add, one, timing, asOf);
  addReceiptsAndDocuments(add, household, area, asked);
  addCityDates(add, city, timing, asOf);
}

function addReceiptsAndDocuments(
  add: Add,
  household: HouseholdRecord | undefined,
  area: AreaRecord | undefined,
  members: readonly MemberRecord[],
): void {
  for (const { receives } of members) addReceiptDates(add, receives);
  for (const document of household?.documents ?? []) {
    if (document.validUntil) add(nextDay(document.validUntil));
  }
  addReceiptDates(add, household?.receives ?? []);
  addReceiptDates(add, area?.receives ?? []);
  if (area?.counts?.changesOn) add(area.counts.changesOn);
}

function addCityDates(add: Add, city: CityContext, timing: Timing, asOf: string): void {
  for (const setting of city.settings) add(setting.effectiveFrom);
  for (const date of timing.dates) {
    add(date);
    add(nextDay(date));
  }
  if (timing.todayStep) addSteps(add, timing.todayStep, asOf);
}

/** A comparison with an age turns when that age is reached, or when the next one is. */
function addAgeDates(add: Add, member: MemberRecord, timing: Timing, asOf: string): void {
  for (const age of timing.ages) addTurn(add, member, age);
  if (!timing.anyAge) return;
  const birthYear = member.birthDate ? yearOf(member.birthDate) : member.birthYear;
  if (!birthYear) return;
  for (let ahead = 0; ahead <= birthdaysAhead; ahead += 1) {
    addTurn(add, member, yearOf(asOf) - birthYear + ahead);
  }
}

function addTurn(add: Add, member: MemberRecord, age: number): void {
  for (const reached of [age, age + 1]) {
    if (member.birthDate) add(dateOfAge(member.birthDate, reached));
    else if (member.birthYear) {
      // By the year of birth alone the age is possible from 1 January and certain on 31 December.
      add(`${member.birthYear + reached}-01-01`);
      add(`${member.birthYear + reached}-12-31`);
    }
  }
}

function addReceiptDates(add: Add, receives: readonly ReceivedProgram[]): void {
  for (const { from, to } of receives) {
    add(from);
    if (to) add(nextDay(to));
  }
}

/** The coming first days of a year or a month, or the coming days. */
function addSteps(add: Add, step: keyof typeof stepsAhead, asOf: string): void {
  const [year, month, day] = asOf.split("-").map(Number) as [number, number, number];
  for (let ahead = 1; ahead <= stepsAhead[step]; ahead += 1) {
    // Months count from 0, and both they and days may run over into the next year.
    if (step === "year") add(isoDate(year + ahead, 0, 1));
    else if (step === "month") add(isoDate(year, month - 1 + ahead, 1));
    else add(isoDate(year, month - 1, day + ahead));
  }
}

function isoDate(year: number, monthFromZero: number, day: number): string {
  return new Date(Date.UTC(year, monthFromZero, day)).toISOString().slice(0, 10);
}
