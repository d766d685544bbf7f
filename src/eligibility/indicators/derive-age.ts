// PURE. Ages in full years and the dates at which they change; dates are `YYYY-MM-DD`.
import type { Interval } from "../catalogue.ts";

/** The digit 0 as a character. */
const zero = 48;

/** The calendar year of a date. */
export function yearOf(date: string): number {
  return digits(date, 0) * 100 + digits(date, 2);
}

/** Month and day as one number that grows through the year. */
function placeInYear(date: string): number {
  return digits(date, 5) * 100 + digits(date, 8);
}

/** Two digits as they stand there: read so, an age is told sooner than it is looked up. */
function digits(date: string, at: number): number {
  return (date.charCodeAt(at) - zero) * 10 + date.charCodeAt(at + 1) - zero;
}

/** The date after this one. */
export function nextDay(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

/**
 * Full years lived at `asOf`; unknown before birth.
 * Whoever is born on 29 February ages on 1 March in common years: our decision, for no Indonesian rule is known.
 */
export function ageAt(birthDate: string, asOf: string): number | undefined {
  const years = yearOf(asOf) - yearOf(birthDate);
  const age = placeInYear(asOf) < placeInYear(birthDate) ? years - 1 : years;
  return age < 0 ? undefined : age;
}

/** Full years lived at `asOf` by the year of birth alone: one of two ages, but for 31 December and the first year. */
export function ageByYearAt(birthYear: number, asOf: string): number | Interval | undefined {
  const max = yearOf(asOf) - birthYear;
  if (max < 0) return undefined;
  const min = asOf.endsWith("-12-31") ? max : Math.max(0, max - 1);
  return min === max ? max : { min, max };
}

/** The date at which this age is reached. */
export function dateOfAge(birthDate: string, age: number): string {
  const year = yearOf(birthDate) + age;
  const monthAndDay = birthDate.slice(5);
  if (monthAndDay === "02-29" && !isLeapYear(year)) return `${year}-03-01`;
  return `${year}-${monthAndDay}`;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
