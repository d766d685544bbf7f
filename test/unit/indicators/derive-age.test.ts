// Ages are full years, and they change on the dates that are said.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ageAt, ageByYearAt, dateOfAge, nextDay } from "../../../src/eligibility/indicators/derive-age.ts";

const day = fc
  .date({ min: new Date("1930-01-01"), max: new Date("2026-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const dayBefore = (date: string) => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);

describe("an age by birth date", () => {
  test.each([
    ["1966-07-01", "2026-06-30", 59],
    ["1966-07-01", "2026-07-01", 60],
    ["2026-07-01", "2026-07-01", 0],
    ["2020-02-29", "2025-02-28", 4],
    ["2020-02-29", "2025-03-01", 5],
    ["2020-02-29", "2024-02-29", 4],
  ])("of %s is at %s %i", (birthDate, asOf, age) => {
    expect(ageAt(birthDate, asOf)).toBe(age);
  });

  test("is unknown before birth", () => {
    expect(ageAt("2026-07-02", "2026-07-01")).toBeUndefined();
  });

  test("is reached on the date said and not a day earlier", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 110 }), (birthDate, age) => {
        const reached = dateOfAge(birthDate, age);
        expect(ageAt(birthDate, reached)).toBe(age);
        expect(ageAt(birthDate, dayBefore(reached))).toBe(age - 1);
      }),
    );
  });
});

describe("an age by year of birth", () => {
  test.each([
    [1966, "2026-07-01", { min: 59, max: 60 }],
    [1966, "2026-12-31", 60],
    [1966, "2027-01-01", { min: 60, max: 61 }],
    [2026, "2026-07-01", 0],
    [2027, "2026-07-01", undefined],
  ])("of %i is at %s %o", (birthYear, asOf, age) => {
    expect(ageByYearAt(birthYear, asOf)).toEqual(age);
  });

  test("holds the age by any birth date of that year", () => {
    fc.assert(
      fc.property(day, day, (birthDate, asOf) => {
        const exact = ageAt(birthDate, asOf);
        fc.pre(exact !== undefined);
        const age = ageByYearAt(Number(birthDate.slice(0, 4)), asOf);
        const { min, max } = typeof age === "object" ? age : { min: age, max: age };
        expect(exact).toBeGreaterThanOrEqual(min as number);
        expect(exact).toBeLessThanOrEqual(max as number);
      }),
    );
  });
});

test("the day after a month's, a year's and a leap February's last is the next one's first", () => {
  expect(["2026-06-30", "2026-12-31", "2024-02-28", "2026-02-28"].map(nextDay)).toEqual([
    "2026-07-01",
    "2027-01-01",
    "2024-02-29",
    "2026-03-01",
  ]);
});
