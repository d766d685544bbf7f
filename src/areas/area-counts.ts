// PURE. What the households of an RT add up to, and when that changes though no data does: a child turns 7 or 16.
import type { AreaCounts } from "../eligibility/indicators/records.ts";
import { dateOfAge, yearOf } from "../eligibility/indicators/derive-age.ts";

/** Ages at which the law has a child in school: nine years of basic education from the age of seven. */
export const schoolAges = { from: 7, to: 15 } as const;

/** Who is of school age on a day: by the birth date, or where it is missing by the year of birth. */
export interface SchoolBirths {
  /** Of school age are those born after the one day, and on the other at the latest. */
  readonly bornAfter: string;
  readonly bornBy: string;
  /** Years of birth of those who may be of school age, both inclusive. */
  readonly perhapsFrom: number;
  readonly perhapsTo: number;
  /** Of those who surely are. */
  readonly surelyFrom: number;
  readonly surelyTo: number;
}

/** By the year of birth alone someone is one of two ages, but on 31 December surely the higher one. */
export function schoolBirthsOn(asOf: string): SchoolBirths {
  const highest = yearOf(asOf);
  const lowest = asOf.endsWith("-12-31") ? highest : highest - 1;
  return {
    bornAfter: latestBirth(asOf, schoolAges.to + 1),
    bornBy: latestBirth(asOf, schoolAges.from),
    perhapsFrom: lowest - schoolAges.to,
    perhapsTo: highest - schoolAges.from,
    surelyFrom: highest - schoolAges.to,
    surelyTo: lowest - schoolAges.from,
  };
}

/** Whoever is born on that day or before has reached the age. */
function latestBirth(asOf: string, age: number): string {
  const year = yearOf(asOf) - age;
  const lastDayOfMonth = new Date(Date.UTC(year, Number(asOf.slice(5, 7)), 0)).toISOString().slice(0, 10);
  const sameDay = `${year}${asOf.slice(4)}`;
  return sameDay < lastDayOfMonth ? sameDay : lastDayOfMonth;
}

/** Births of those who attend no school, or whose schooling is missing; `null`: there is none. */
export interface ChildBirths {
  /** Earliest birth date of those not yet of school age, and of those of it. */
  readonly youngerBorn: string | null;
  readonly schoolAgedBorn: string | null;
  /** Earliest year of birth, where the date is missing, of those not surely of school age yet, or not surely past it. */
  readonly youngerBornIn: number | null;
  readonly schoolAgedBornIn: number | null;
}

/**
 * The earliest date after `asOf` at which a child that attends no school, or whose schooling is missing, comes to
 * school age or leaves it. By the year of birth alone an age is possible from 1 January and certain on 31 December.
 */
export function countsChangeOn(children: ChildBirths, asOf: string): string | null {
  const { youngerBorn, schoolAgedBorn, youngerBornIn, schoolAgedBornIn } = children;
  const [comes, leaves] = [schoolAges.from, schoolAges.to + 1];
  const dates = [
    ...(youngerBorn === null ? [] : [dateOfAge(youngerBorn, comes)]),
    ...(schoolAgedBorn === null ? [] : [dateOfAge(schoolAgedBorn, leaves)]),
    ...(youngerBornIn === null ? [] : turnsOf(youngerBornIn + comes)),
    ...(schoolAgedBornIn === null ? [] : turnsOf(schoolAgedBornIn + leaves)),
  ];
  return dates.filter((date) => date > asOf).sort()[0] ?? null;
}

function turnsOf(year: number): string[] {
  return [`${year}-01-01`, `${year}-12-31`];
}

/** Over the active households of an RT and their present members who are on file. */
export interface RtSums extends ChildBirths {
  readonly households: number;
  readonly poor: number;
  readonly withoutDecile: number;
  readonly withoutMembers: number;
  readonly members: number;
  readonly outOfSchool: number;
  readonly perhapsOutOfSchool: number;
}

/** A household without one member on file may have any number of them. */
export function toAreaCounts(sums: RtSums, asOf: string): AreaCounts {
  const unbounded = sums.withoutMembers > 0;
  return {
    households: sums.households,
    poorHouseholds: { min: sums.poor, max: sums.poor + sums.withoutDecile },
    members: unbounded ? { min: sums.members, max: Infinity } : sums.members,
    outOfSchoolChildren: { min: sums.outOfSchool, max: unbounded ? Infinity : sums.perhapsOutOfSchool },
    changesOn: countsChangeOn(sums, asOf),
  };
}
