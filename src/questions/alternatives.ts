// PURE. Every answer that a question may get, as far as criteria can tell answers apart.
import type { Indicator, Value } from "../eligibility/catalogue.ts";
import { dateOfAge, yearOf } from "../eligibility/indicators/derive-age.ts";
import { addDays } from "../jakarta-date.ts";

/** What criteria and the city name: where answers to a number or a date part. */
export interface Named {
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
  /** Reference date in Jakarta. */
  readonly asOf: string;
  /** What is known of the year, where a date is asked. */
  readonly year?: number;
}

/** Larger than what any household owns or earns. */
const largest = 1_000_000_000_000;
const firstDay = "1900-01-01";

/**
 * All codes of an enumeration; of a number its bounds, each number that is named, and its neighbours; of a date those
 * that make a named age or year, and their neighbours. None where answers cannot be told.
 */
export function alternativesOf({ type }: Pick<Indicator, "type">, named: Named): readonly Value[] {
  switch (type.kind) {
    case "bool":
      return [true, false];
    case "enum":
      return type.codes.map(({ slug }) => slug);
    case "list": {
      if (type.codes === "programs") return [];
      const slugs = type.codes.map(({ slug }) => slug);
      return [[], ...slugs.map((slug) => [slug]), slugs];
    }
    case "int":
      return numbersAround(named.numbers, 1, type.min ?? 0, type.max ?? largest);
    case "double":
      return numbersAround(named.numbers, 0.01, 0, largest);
    case "date":
      return datesAround(named);
    case "text":
      return [...named.texts, "-"];
  }
}

function numbersAround(numbers: readonly number[], step: number, min: number, max: number): number[] {
  const around = numbers.flatMap((number) => [number - step, number, number + step]);
  const possible = [min, max, ...around].filter(
    (number) => number >= min && number <= max && (step < 1 || Number.isInteger(number)),
  );
  return [...new Set(possible)];
}

const oldest = 130;

function datesAround({ numbers, texts, asOf, year }: Named): string[] {
  const ages = numbers.filter((number) => Number.isInteger(number) && number >= 0 && number <= oldest);
  const years = [...ages.map((age) => yearOf(asOf) - age), ...(year === undefined ? [] : [year])];
  const named = texts.filter((text) => /^\d{4}-\d{2}-\d{2}$/.test(text));
  const turning = years.map((one) => dateOfAge(asOf, one - yearOf(asOf)));
  const dates = [asOf, firstDay, ...named, ...turning].flatMap((date) => [
    addDays(date, -1),
    date,
    addDays(date, 1),
  ]);
  const ends = years.flatMap((one) => [`${one}-01-01`, `${one}-12-31`]);
  const possible = [...dates, ...ends].filter(
    (date) => date >= firstDay && date <= asOf && (year === undefined || yearOf(date) === year),
  );
  return [...new Set(possible)].sort();
}
