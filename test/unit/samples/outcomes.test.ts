// Matched against the seeded programs, the samples show every outcome, and as many undetermined ones as they should.
import { expect, test } from "vitest";
import { inventAreas } from "../../../samples/invent-areas.ts";
import { inventHouseholds } from "../../../samples/invent-households.ts";
import type { Facts, FactRecord } from "../../../src/eligibility/catalogue.ts";
import { cityCatalogue } from "../../../src/eligibility/indicators/catalogue.ts";
import { buildFacts } from "../../../src/eligibility/indicators/derive-facts.ts";
import type { AreaCounts } from "../../../src/eligibility/indicators/records.ts";
import type { InventedHousehold } from "../../../src/invented-city/invented-household.ts";
import { compileProgram } from "../../../src/eligibility/program.ts";
import type { ProgramSeed } from "../../../src/programs/seed/program-seed.ts";
import { programSeeds } from "../../../src/programs/seed/programs.ts";

const asOf = "2026-07-01";
const city = { programs: [], settings: [] };
const households = inventHouseholds();

const householdFacts = households.map((household) => factsOf(household));
const areaFacts = inventAreas(households).map(({ code, indicators }) => {
  const counts = count(code);
  return buildFacts(undefined, { code, indicators, receives: [], counts }, city, asOf);
});

function factsOf({ decile, documents = [], members, ...household }: InventedHousehold): Facts {
  const record = {
    ...household,
    decile: decile?.value,
    documents,
    receives: [],
    members: members.map((member) => ({ ...member, receives: [] })),
  };
  return buildFacts(record, undefined, city, asOf);
}

/** What the sample households of an RT add up to, counted the plain way. */
function count(code: string): AreaCounts {
  const local = householdFacts.filter(
    (_, index) => `${households[index]?.areaCode}.${households[index]?.rt}` === code,
  );
  const people = local.flatMap(({ members }) => members ?? []);
  const poor = local.filter(({ household }) => Number(household?.decile) <= 4).length;
  const withoutDecile = local.filter(({ household }) => household?.decile === undefined).length;
  const ofSchoolAge = people.filter(({ age }) => typeof age === "number" && age >= 7 && age <= 15);
  const away = ofSchoolAge.filter(
    ({ schooling }) => schooling !== undefined && schooling !== "attending",
  ).length;
  const unknown = ofSchoolAge.filter(({ schooling }) => schooling === undefined).length;
  return {
    households: local.length,
    poorHouseholds: { min: poor, max: poor + withoutDecile },
    members: people.length,
    outOfSchoolChildren: { min: away, max: away + unknown },
  };
}

function subjectsOf(unit: string): Facts[] {
  if (unit === "area") return areaFacts;
  if (unit === "household") return householdFacts;
  return householdFacts.flatMap((facts) =>
    (facts.members ?? []).map((member: FactRecord) => ({ ...facts, member })),
  );
}

function sharesOf({ unit, version }: ProgramSeed): Record<string, number> {
  const program = compileProgram(cityCatalogue, unit, version.criteria, version.priority);
  const outcomes = subjectsOf(unit).map((facts) => program.evaluate(facts).outcome);
  const shareOf = (outcome: string) => outcomes.filter((one) => one === outcome).length / outcomes.length;
  return {
    eligible: shareOf("eligible"),
    ineligible: shareOf("ineligible"),
    undetermined: shareOf("undetermined"),
  };
}

const shares = new Map(programSeeds.map((program) => [program.code, sharesOf(program)]));

/** From and to; narrow where few people are concerned, wide where a missing decile is enough. */
test.each([
  ["jambi-cerdas", 0.01, 0.1],
  ["jambi-bugar", 0.05, 0.25],
  ["kampung-bantar", 0.05, 0.35],
  ["bangkit-berdaya", 0.05, 0.35],
  ["pkh", 0.2, 0.45],
  ["sembako", 0.25, 0.35],
  ["pbi-jkn", 0.2, 0.4],
  ["pip", 0.02, 0.15],
  ["bsps", 0.1, 0.35],
  ["kartu-bahagia", 0.25, 0.36],
  ["kampung-bahagia", 0.01, 0.1],
  ["usulan-dtsen", 0.02, 0.15],
])("%s is undetermined for %d to %d of its subjects", (code, from, to) => {
  expect(shares.get(code)?.undetermined).toBeGreaterThan(from);
  expect(shares.get(code)?.undetermined).toBeLessThan(to);
});

test("where the decile alone decides, exactly those without one are undetermined", () => {
  const without = households.filter(({ decile }) => decile === undefined).length / households.length;
  expect(shares.get("sembako")?.undetermined).toBeCloseTo(without, 10);
});

test("every program has eligible subjects but the one that waits for the minimum wage", () => {
  const none = [...shares].filter(([, { eligible }]) => eligible === 0).map(([code]) => code);
  expect(none).toEqual(["bsps"]);
});
