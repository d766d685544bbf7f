// Between two change dates nothing that criteria ask changes by itself.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ageAt, ageByYearAt, nextDay } from "../../../src/eligibility/indicators/derive-age.ts";
import {
  changeDates,
  prepareNextChangeDate,
} from "../../../src/eligibility/indicators/derive-change-dates.ts";
import type {
  CityContext,
  HouseholdRecord,
  MemberRecord,
} from "../../../src/eligibility/indicators/records.ts";

const asOf = "2026-07-01";
const city: CityContext = { programs: [], settings: [] };
const timeless = { ages: [], dates: [], anyAge: false, moves: true, everyMember: false };

function household(record: Partial<HouseholdRecord>, members: Partial<MemberRecord>[] = []): HouseholdRecord {
  return {
    areaCode: "15.71.08.1003",
    documents: [],
    indicators: {},
    receives: [],
    members: members.map((member) => ({ indicators: {}, receives: [], ...member })),
    ...record,
  };
}

describe("change dates", () => {
  test("are the birthdays at which an age compared with is reached and left", () => {
    const people = household({}, [{ birthDate: "1966-08-17" }]);
    expect(changeDates(people, undefined, city, { ...timeless, ages: [60] }, asOf)).toEqual([
      "2026-08-17",
      "2027-08-17",
    ]);
  });

  test("are both ends of the year in which an age by the year of birth may be reached", () => {
    const people = household({}, [{ birthYear: 1970 }]);
    expect(changeDates(people, undefined, city, { ...timeless, ages: [60] }, asOf)).toEqual([
      "2030-01-01",
      "2030-12-31",
      "2031-01-01",
      "2031-12-31",
    ]);
  });

  test("are all birthdays where criteria compute with ages", () => {
    const people = household({}, [{ birthDate: "1960-08-17" }]);
    const dates = changeDates(people, undefined, city, { ...timeless, anyAge: true }, asOf);
    expect(dates.slice(0, 3)).toEqual(["2026-08-17", "2027-08-17", "2028-08-17"]);
    expect(dates.length).toBeGreaterThanOrEqual(15);
  });

  test("are those of the one person alone whom a program is about, unless it asks of everybody's", () => {
    const people = household({}, [{ birthDate: "1966-08-17" }, { birthDate: "1967-01-02" }]);
    const timing = { ...timeless, ages: [60] };
    expect(changeDates(people, undefined, city, timing, asOf, 1)).toEqual(["2027-01-02", "2028-01-02"]);
    expect(changeDates(people, undefined, city, { ...timing, everyMember: true }, asOf, 1)).toHaveLength(4);
  });

  test("are the first and the day after the last of what is received and of documents", () => {
    const receiving = household(
      {
        documents: [{ type: "sktm", validUntil: "2026-12-31" }, { type: "sktm" }],
        receives: [{ program: "pkh", from: "2026-01-01", to: "2026-08-31" }],
      },
      [{ receives: [{ program: "pip", from: "2026-09-15" }] }],
    );
    const neighbourhood = {
      code: "15.71.08.1003.012",
      indicators: {},
      receives: [{ program: "kampung-bantar", from: "2026-10-01" }],
      counts: {
        households: 1,
        members: 1,
        poorHouseholds: { min: 0, max: 1 },
        outOfSchoolChildren: { min: 0, max: 0 },
        changesOn: "2026-11-11",
      },
    };
    expect(changeDates(receiving, neighbourhood, city, timeless, asOf)).toEqual([
      "2026-09-01",
      "2026-09-15",
      "2026-10-01",
      "2026-11-11",
      "2027-01-01",
    ]);
  });

  test("are the dates of settings to come and those that criteria name, with the day after", () => {
    const settings = [
      { name: "minimumWageIdr", value: 1, effectiveFrom: "2026-01-01" },
      { name: "minimumWageIdr", value: 2, effectiveFrom: "2027-01-01" },
    ];
    const timing = { ...timeless, dates: ["2026-12-01"] };
    expect(changeDates(undefined, undefined, { programs: [], settings }, timing, asOf)).toEqual([
      "2026-12-01",
      "2026-12-02",
      "2027-01-01",
    ]);
  });

  test.each([
    ["year", ["2027-01-01", "2028-01-01"]],
    ["month", ["2026-08-01", "2026-09-01"]],
    ["day", ["2026-07-02", "2026-07-03"]],
  ] as const)("are the coming steps where criteria look at the %s", (todayStep, first) => {
    const timing = { ...timeless, todayStep };
    expect(changeDates(undefined, undefined, city, timing, asOf).slice(0, 2)).toEqual(first);
  });

  test("include the months after December", () => {
    const timing = { ...timeless, todayStep: "month" as const };
    expect(changeDates(undefined, undefined, city, timing, "2026-12-15")[0]).toBe("2027-01-01");
  });

  test("are none for somebody whom nothing awaits", () => {
    const old = household({}, [{ birthDate: "1950-01-01" }]);
    expect(changeDates(old, undefined, city, { ...timeless, ages: [60] }, asOf)).toEqual([]);
  });
});

const person = fc.oneof(
  fc
    .date({ min: new Date("2005-01-01"), max: new Date("2026-06-30"), noInvalidDate: true })
    .map((date) => ({ birthDate: date.toISOString().slice(0, 10) })),
  fc.integer({ min: 2005, max: 2026 }).map((birthYear) => ({ birthYear })),
);

/** What comparisons with a limit can tell of an age: whether either end is under, at or over it. */
function standing(member: { birthDate?: string; birthYear?: number }, limit: number, date: string) {
  const age = member.birthDate ? ageAt(member.birthDate, date) : ageByYearAt(member.birthYear ?? 0, date);
  const ends = typeof age === "object" ? [age.min, age.max] : [age ?? 0, age ?? 0];
  return ends.map((end) => Math.sign(end - limit)).join();
}

test("no comparison with an age turns on a day that is not a change date", () => {
  fc.assert(
    fc.property(person, fc.integer({ min: 0, max: 22 }), (member, limit) => {
      const timing = { ...timeless, ages: [limit] };
      const all = changeDates(household({}, [member]), undefined, city, timing, asOf);
      expect(prepareNextChangeDate(city, timing, asOf)(household({}, [member]), undefined)).toBe(
        all[0] ?? null,
      );
      const dates = new Set(all);
      for (let date = asOf; date < "2032-01-02"; date = nextDay(date)) {
        const turns = standing(member, limit, date) !== standing(member, limit, nextDay(date));
        if (turns) expect(dates).toContain(nextDay(date));
      }
    }),
    { numRuns: 60 },
  );
});
