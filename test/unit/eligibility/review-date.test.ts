import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Facts } from "../../../src/eligibility/catalogue.ts";
import { applyApplicability } from "../../../src/eligibility/build-facts.ts";
import { compileCriterion, type Timing } from "../../../src/eligibility/compile-criterion.ts";
import { compileProgram } from "../../../src/eligibility/program.ts";
import { reviewOn } from "../../../src/eligibility/review-date.ts";
import { beekeepers } from "./invented-catalogue.ts";

const apply = applyApplicability(beekeepers);
const dayMs = 86_400_000;
const plusDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
const yearOf = (day: string) => Number(day.slice(0, 4));

function ageAt(born: string, day: string): number {
  return yearOf(day) - yearOf(born) - (day.slice(5) < born.slice(5) ? 1 : 0);
}

/** A birthday; who is born on 29 February turns a year older on 1 March of a common year. */
function birthday(born: string, age: number): string {
  const year = yearOf(born) + age;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return born.endsWith("02-29") && !isLeap ? `${year}-03-01` : `${year}${born.slice(4)}`;
}

const factsAt =
  (births: readonly string[]) =>
  (day: string): Facts => ({
    household: apply("household", { hives: 2, founded: "2026-05-05" }),
    members: births.map((born) =>
      apply("member", { born, years: Math.max(ageAt(born, day), 0), licensed: true }),
    ),
    today: { date: day, year: yearOf(day) },
    setting: {},
  });

/** What a caller makes of a program's timing: every date on which its facts can change what it asks. */
function changeDates(
  timing: Timing,
  births: readonly string[],
  asOf: string,
  days: number,
): readonly string[] {
  const ages = timing.anyAge
    ? Array.from({ length: 130 }, (_, age) => age)
    : timing.ages.flatMap((age) => [age, age + 1]);
  const birthdays = births.flatMap((born) => ages.map((age) => birthday(born, age)));
  const written = timing.dates.flatMap((day) => [day, plusDays(day, 1)]);
  const all = Array.from({ length: days }, (_, place) => plusDays(asOf, place + 1));
  const starts = { day: "", month: "-01", year: "-01-01" };
  const step = timing.todayStep;
  return [...birthdays, ...written, ...(step ? all.filter((day) => day.endsWith(starts[step])) : [])];
}

const expressions = [
  "members.exists(m, m.years >= 60)",
  "members.all(m, m.years < 7 || m.years > 15)",
  "members.exists(m, m.years in [7, 13])",
  "members.exists(m, m.years == 5)",
  "members.filter(m, m.years < 18).size() >= 2",
  "members.map(m, m.years).sum() > 100",
  "cel.bind(oldest, members.map(m, m.years), oldest.exists(y, y > 64))",
  "members.exists(m, m.licensed)",
  'members.exists(m, m.licence == "not-applicable")',
  "members.exists(m, today.year - m.born.getFullYear() >= 65)",
  'today.date >= date("2026-03-01") && today.date < date("2026-09-15")',
  'today.date == date("2026-07-07")',
  "today.date.getMonth() == 5",
  "today.date.getDate() == 31",
  "today.date > household.founded",
  "today.year % 2 == 0",
  "household.hives == 2",
];
const births = fc.array(
  fc.constantFrom(
    "1960-02-29",
    "1961-06-15",
    "2008-12-31",
    "2010-01-01",
    "2012-02-29",
    "2019-03-10",
    "2021-08-17",
  ),
  { minLength: 1, maxLength: 3 },
);
const asOfs = fc.constantFrom("2026-01-01", "2026-02-28", "2026-06-14", "2026-12-31", "2027-12-31");

describe("the review date", () => {
  it("is the first day on which a search day by day finds another outcome", () => {
    const days = 800;
    fc.assert(
      fc.property(
        fc.subarray(expressions, { minLength: 1, maxLength: 3 }),
        births,
        asOfs,
        (chosen, born, asOf) => {
          const criteria = chosen.map((expression) => ({
            code: expression,
            label: { id: "", en: "" },
            expression,
          }));
          const program = compileProgram(beekeepers, "household", criteria);
          const outcomeOn = (day: string) => program.evaluate(factsAt(born)(day)).outcome;
          const searched = Array.from({ length: days }, (_, place) => plusDays(asOf, place + 1));
          const found = searched.find((day) => outcomeOn(day) !== outcomeOn(asOf)) ?? null;
          const dates = (timing: Timing) =>
            changeDates(timing, born, asOf, days).filter((day) => day <= searched.at(-1)!);
          expect(reviewOn(program, factsAt(born), asOf, dates)).toBe(found);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("passes over dates that are not after the reference date", () => {
    const program = compileProgram(beekeepers, "household", [
      { code: "a", label: { id: "", en: "" }, expression: 'today.date == date("2026-01-02")' },
    ]);
    const dates = () => ["2026-01-03", "2026-01-02", "2025-12-31"];
    expect(reviewOn(program, factsAt([]), "2026-01-02", dates)).toBe("2026-01-03");
    expect(reviewOn(program, factsAt([]), "2026-01-03", dates)).toBeNull();
  });
});

describe("the timing of an expression", () => {
  const still = { ages: [], dates: [], anyAge: false, moves: false, everyMember: false };
  const moving = { ...still, moves: true };
  it.each<[string, Timing]>([
    ["household.hives > 60", still],
    ["member.years >= 60 && 16 > member.years", { ...moving, ages: [16, 60] }],
    ["double(member.years) > 1.5", { ...moving, anyAge: true }],
    ["member.years > 59.5", { ...moving, ages: [59] }],
    ["member.years in [7, 13]", { ...moving, ages: [7, 13] }],
    ["member.years in [household.hives, 13]", { ...moving, anyAge: true }],
    ["member.years > household.hives", { ...moving, anyAge: true }],
    ["member.licensed", { ...moving, ages: [16] }],
    ['member.licence == "small"', { ...moving, ages: [16] }],
    ['today.date < date("2026-02-20")', { ...moving, dates: ["2026-02-20"] }],
    ['member.born < date("2026-02-20")', still],
    ["today.year > 2026", { ...moving, todayStep: "year" }],
    ["today.date.getFullYear() + today.date.getMonth() > 2", { ...moving, todayStep: "month" }],
    ["members.exists(m, m.years > 5)", { ...moving, ages: [5], everyMember: true }],
    ["today.date > member.born", { ...moving, todayStep: "day" }],
  ])("%s is found", (expression, timing) => {
    expect(compileCriterion(beekeepers, "person", expression).timing).toEqual(timing);
  });
});
