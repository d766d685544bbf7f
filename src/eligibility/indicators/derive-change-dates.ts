// PURE. The dates at which facts change though no data does, for the review of a match.
import { cityCatalogue } from "./catalogue.ts";
import { dateOfAge, nextDay, yearOf } from "./derive-age.ts";
import type { AreaRecord, CityContext, HouseholdRecord, MemberRecord, ReceivedProgram } from "./records.ts";

/** How the criteria of a version look at time. */
export interface Timing {
  /** Ages that criteria compare with. */
  readonly ages: readonly number[];
  /** Dates that criteria compare with. */
  readonly dates: readonly string[];
  readonly usesToday: boolean;
  /** Some criterion uses an age otherwise than in a comparison with a number. */
  readonly anyAge: boolean;
}

/**
 * How far ahead every 1 January and every birthday is looked at where criteria compute with years or ages.
 * Each refresh of the national registry re-matches everybody long before.
 */
const horizonYears = 15;

/** The ages at which an indicator starts or ceases to apply to a person. */
const applicabilityAges = cityCatalogue.indicators.flatMap((indicator) =>
  [...(indicator.appliesWhen ?? "").matchAll(/member\.age [<>=]+ (\d+)/g)].map((match) => Number(match[1])),
);

/** Sorted dates after `asOf` at which a fact may change; at none between them does one. */
export function changeDates(
  household: HouseholdRecord | undefined,
  area: AreaRecord | undefined,
  city: CityContext,
  timing: Timing,
  asOf: string,
): string[] {
  const dates = new Set<string>();
  const year = yearOf(asOf);
  for (const member of household?.members ?? []) {
    addAgeDates(dates, member, timing, year);
    addReceiptDates(dates, member.receives);
  }
  for (const document of household?.documents ?? []) {
    if (document.validUntil) dates.add(nextDay(document.validUntil));
  }
  addReceiptDates(dates, household?.receives ?? []);
  addReceiptDates(dates, area?.receives ?? []);
  if (area?.counts?.changesOn) dates.add(area.counts.changesOn);
  for (const setting of city.settings) dates.add(setting.effectiveFrom);
  for (const date of timing.dates) dates.add(date).add(nextDay(date));
  if (timing.usesToday) {
    for (let ahead = 1; ahead <= horizonYears; ahead += 1) dates.add(`${year + ahead}-01-01`);
  }
  return [...dates].filter((date) => date > asOf).sort();
}

/** A comparison with an age turns when that age is reached, or when the next one is. */
function addAgeDates(dates: Set<string>, member: MemberRecord, timing: Timing, year: number): void {
  for (const age of applicabilityAges) addTurn(dates, member, age);
  for (const age of timing.ages) addTurn(dates, member, age);
  if (!timing.anyAge) return;
  const birthYear = member.birthDate ? yearOf(member.birthDate) : (member.birthYear ?? year);
  for (let ahead = 0; ahead <= horizonYears; ahead += 1) addTurn(dates, member, year - birthYear + ahead);
}

function addTurn(dates: Set<string>, member: MemberRecord, age: number): void {
  for (const reached of [age, age + 1]) {
    if (member.birthDate) dates.add(dateOfAge(member.birthDate, reached));
    else if (member.birthYear) {
      // By the year of birth alone the age is possible from 1 January and certain on 31 December.
      dates.add(`${member.birthYear + reached}-01-01`).add(`${member.birthYear + reached}-12-31`);
    }
  }
}

function addReceiptDates(dates: Set<string>, receives: readonly ReceivedProgram[]): void {
  for (const { from, to } of receives) {
    dates.add(from);
    if (to) dates.add(nextDay(to));
  }
}
