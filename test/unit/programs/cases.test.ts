// Every seeded program decides the cases that officials can read beside this file, worked out by hand.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cityCatalogue } from "../../../src/eligibility/indicators/catalogue.ts";
import { buildFacts } from "../../../src/eligibility/indicators/derive-facts.ts";
import type {
  AreaRecord,
  CityContext,
  HouseholdRecord,
  MemberRecord,
} from "../../../src/eligibility/indicators/records.ts";
import { compileProgram } from "../../../src/eligibility/program.ts";
import { programSeeds } from "../../../src/programs/seed/programs.ts";

interface Expected {
  outcome: "eligible" | "ineligible" | "undetermined";
  missing?: string[];
}

type Range = [min: number, max: number];

/** What a case leaves out is empty; counts that are not certain are written as both ends. */
interface Case {
  title: string;
  asOf: string;
  settings?: CityContext["settings"];
  household?: Partial<Omit<HouseholdRecord, "members">> & {
    members: (Partial<MemberRecord> & { name: string })[];
  };
  area?: Partial<Omit<AreaRecord, "counts">> & {
    counts: { households: number; poorHouseholds: Range; members: number; outOfSchoolChildren: Range };
  };
  expect: Expected | { members: Record<string, Expected> };
}

function casesOf(program: string): Case[] {
  return JSON.parse(readFileSync(new URL(`cases/${program}.json`, import.meta.url), "utf8"));
}

function householdOf({ household }: Case): HouseholdRecord | undefined {
  const nothing = { areaCode: "15.71.08.1003", documents: [], indicators: {}, receives: [] };
  return (
    household && {
      ...nothing,
      ...household,
      members: household.members.map((member) => ({ indicators: {}, receives: [], ...member })),
    }
  );
}

function areaOf({ area }: Case): AreaRecord | undefined {
  const interval = ([min, max]: Range) => ({ min, max });
  return (
    area && {
      code: "15.71.08.1003.012",
      indicators: {},
      receives: [],
      ...area,
      counts: {
        ...area.counts,
        poorHouseholds: interval(area.counts.poorHouseholds),
        outOfSchoolChildren: interval(area.counts.outOfSchoolChildren),
      },
    }
  );
}

describe.each(programSeeds)("$code", ({ code, unit, version }) => {
  const program = compileProgram(cityCatalogue, unit, version.criteria, version.priority);
  const cases = casesOf(code);

  test("has at least eight cases, of every outcome", () => {
    const outcomes = cases.flatMap(({ expect: expected }) =>
      "outcome" in expected
        ? expected.outcome
        : Object.values(expected.members).map(({ outcome }) => outcome),
    );
    expect(cases.length).toBeGreaterThanOrEqual(8);
    expect(new Set(outcomes)).toEqual(new Set(["eligible", "ineligible", "undetermined"]));
  });

  test.each(cases)("$title", (one) => {
    const city = { programs: [], settings: one.settings ?? [] };
    const facts = buildFacts(householdOf(one), areaOf(one), city, one.asOf);
    if ("outcome" in one.expect) {
      expect(program.evaluate(facts)).toMatchObject(one.expect);
      return;
    }
    const names = one.household?.members.map(({ name }) => name) ?? [];
    const outcomes = names.map((name, index) => [
      name,
      program.evaluate({ ...facts, member: facts.members?.[index] }),
    ]);
    expect(Object.keys(one.expect.members)).toEqual(names);
    expect(Object.fromEntries(outcomes)).toMatchObject(one.expect.members);
  });
});
