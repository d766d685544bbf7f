// PURE. When the counts of an RT change though no data does: a child turns 7 or 16.
import { dateOfAge } from "../eligibility/indicators/derive-age.ts";

/** Ages at which the law has a child in school: nine years of basic education from the age of seven. */
export const schoolAges = { from: 7, to: 15 } as const;

export interface ChildBirths {
  /** Earliest birth date of those not yet of school age; `null`: there is none. */
  readonly youngerBorn: string | null;
  /** Earliest birth date of those of school age. */
  readonly schoolAgedBorn: string | null;
  /** Of those whose birth date is missing. */
  readonly birthYears: readonly number[];
}

/**
 * The earliest date after `asOf` at which a child that attends no school, or whose schooling is missing, comes to
 * school age or leaves it. By the year of birth alone an age is possible from 1 January and certain on 31 December.
 */
export function countsChangeOn(children: ChildBirths, asOf: string): string | null {
  const { youngerBorn, schoolAgedBorn, birthYears } = children;
  const dates = birthYears.flatMap((year) =>
    [year + schoolAges.from, year + schoolAges.to + 1].flatMap((turns) => [
      `${turns}-01-01`,
      `${turns}-12-31`,
    ]),
  );
  if (youngerBorn) dates.push(dateOfAge(youngerBorn, schoolAges.from));
  if (schoolAgedBorn) dates.push(dateOfAge(schoolAgedBorn, schoolAges.to + 1));
  return dates.filter((date) => date > asOf).sort()[0] ?? null;
}
