// Working days: over weekends and holidays, and the laws that counting them keeps.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addWorkingDays,
  isWorkingDay,
  workingDayBefore,
  workingDaysUntil,
} from "../../../src/holidays/working-days.ts";
import { addDays, endOfDay, jakartaDate } from "../../../src/jakarta-date.ts";

const none = new Set<string>();
const independence = new Set(["2026-08-17"]);

test.each([
  ["2026-07-01", 1, none, "2026-07-02"],
  ["2026-07-01", 5, none, "2026-07-08"],
  ["2026-07-03", 1, none, "2026-07-06"],
  ["2026-07-04", 1, none, "2026-07-06"],
  ["2026-07-04", 0, none, "2026-07-06"],
  ["2026-07-03", 0, none, "2026-07-03"],
  ["2026-08-14", 1, independence, "2026-08-18"],
  ["2026-08-14", 1, none, "2026-08-17"],
])("%s and %i working days", (date, days, holidays, expected) => {
  expect(addWorkingDays(date, days, holidays)).toBe(expected);
});

test("a day ends at midnight in Jakarta", () => {
  expect(endOfDay("2026-07-01").toISOString()).toBe("2026-07-01T16:59:59.999Z");
  expect(jakartaDate(endOfDay("2026-07-01"))).toBe("2026-07-01");
  expect(jakartaDate(new Date(endOfDay("2026-07-01").getTime() + 1))).toBe("2026-07-02");
});

describe("whatever the holidays", () => {
  const date = fc.integer({ min: 0, max: 800 }).map((days) => addDays("2026-01-01", days));
  const holidays = fc
    .uniqueArray(date, { maxLength: 120 })
    .map((dates): ReadonlySet<string> => new Set(dates));
  const days = fc.integer({ min: 0, max: 90 });
  const someDays = fc.integer({ min: 1, max: 90 });

  test("a sum is a working day, and later or the same with more days or from a later date", () => {
    fc.assert(
      fc.property(date, days, days, holidays, (from, n, m, off) => {
        const sum = addWorkingDays(from, n, off);
        expect(isWorkingDay(sum, off)).toBe(true);
        expect(addWorkingDays(from, n + m, off) >= sum).toBe(true);
        expect(addWorkingDays(addDays(from, m), n, off) >= sum).toBe(true);
      }),
    );
  });

  test("n days and then m are n + m days", () => {
    fc.assert(
      fc.property(date, someDays, days, holidays, (from, n, m, off) => {
        expect(addWorkingDays(addWorkingDays(from, n, off), m, off)).toBe(addWorkingDays(from, n + m, off));
      }),
    );
  });

  test("as many days lie until a sum as were added", () => {
    fc.assert(
      fc.property(date, someDays, holidays, (from, n, off) => {
        expect(workingDaysUntil(from, addWorkingDays(from, n, off), off)).toBe(n);
      }),
    );
  });

  test("the working day before a sum is the sum of one day less", () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 2, max: 90 }), holidays, (from, n, off) => {
        expect(workingDayBefore(addWorkingDays(from, n, off), off)).toBe(addWorkingDays(from, n - 1, off));
      }),
    );
  });
});
