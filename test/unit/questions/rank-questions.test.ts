// Questions are found by trying answers: what they claim holds for answers that were not tried, and they miss nothing.
import { expect, test } from "vitest";
import type { Value } from "../../../src/eligibility/catalogue.ts";
import { cityCatalogue } from "../../../src/eligibility/indicators/catalogue.ts";
import { buildFacts } from "../../../src/eligibility/indicators/derive-facts.ts";
import type { HouseholdRecord } from "../../../src/eligibility/indicators/records.ts";
import { compileProgram } from "../../../src/eligibility/program.ts";
import { inventCity } from "../../../src/invented-city/invent-city.ts";
import { withMember } from "../../../src/matching/match-subjects.ts";
import type { Criteria } from "../../../src/programs/criteria.ts";
import { programSeeds } from "../../../src/programs/seed/programs.ts";
import { answered, type Asked } from "../../../src/questions/question.ts";
import { createAsker, type RankedQuestion } from "../../../src/questions/rank-questions.ts";
import { randomOf } from "../../support/histories/random.ts";

const asOf = "2026-07-01";

interface Given {
  readonly code: string;
  readonly unit: "household" | "person" | "area";
  readonly criteria: readonly string[];
}

const programs: readonly Given[] = programSeeds.map(({ code, unit, version }) => ({
  code,
  unit,
  criteria: version.criteria.map(({ expression }) => expression),
}));

function criteriaOf(given: readonly Given[]): Criteria {
  return {
    revision: 1,
    city: {
      programs: given.map(({ code }) => ({ code, recipientsAsOf: asOf })),
      settings: [{ name: "minimumWageIdr", value: 3_000_000, effectiveFrom: "2026-01-01", valueRevision: 1 }],
    },
    programs: given.map(({ code, unit, criteria }) => ({
      ...{ code, unit, name: { id: code, en: code }, referrals: "automatic" as const },
      ...{
        validFrom: "2026-01-01",
        validTo: null,
        validityRevision: 1,
        needsVerification: false,
        excludes: [],
      },
      ...{ recipientsAsOf: asOf, agencies: [] },
      versions: [
        {
          ...{ version: 1, effectiveFrom: "2026-01-01" },
          compiled: compileProgram(
            cityCatalogue,
            unit,
            criteria.map((expression, place) => ({
              ...{ code: `c${place}`, label: { id: "c", en: "c" }, expression },
            })),
          ),
        },
      ],
    })),
  };
}

const city = criteriaOf(programs);

/** Outcomes of all programs of a household and its members, by program and place. */
function outcomes(
  { household, area }: Asked,
  { programs: all, city: context }: Criteria,
): Map<string, string> {
  const facts = buildFacts(household, area, context, asOf);
  const found = new Map<string, string>();
  for (const { code, unit, versions } of all) {
    const places = unit === "person" ? household!.members.map((_, place) => place) : [undefined];
    if (unit === "area") continue;
    for (const place of places) {
      const seen = place === undefined ? facts : withMember(facts, place);
      found.set(`${code} ${place ?? ""}`, versions[0]!.compiled.evaluate(seen).outcome);
    }
  }
  return found;
}

const invented: Asked[] = [...inventCity({ households: 150, seed: 7 })].map((household) => ({
  household: {
    ...household,
    decile: household.decile?.value,
    documents: household.documents ?? [],
    receives: [],
    members: household.members.map((member) => ({ ...member, receives: [] })),
  },
  area: undefined,
}));

const ask = createAsker(city, asOf);

/** Any answer at all, not only those that are tried. */
function anyAnswer({ indicator: { type } }: RankedQuestion, random: ReturnType<typeof randomOf>): Value {
  switch (type.kind) {
    case "bool":
      return random.chance(0.5);
    case "enum":
      return random.pick(type.codes).slug;
    case "list":
      return type.codes === "programs" ? [] : random.some(type.codes, 0.4).map(({ slug }) => slug);
    case "int":
      return random.int(type.min ?? 0, Math.min(type.max ?? 20_000_000, 20_000_000));
    case "double":
      return random.int(0, 1_000_000) / 100;
    case "date":
      return new Date(Date.parse(asOf) - random.int(0, 40_000) * 86_400_000).toISOString().slice(0, 10);
    case "text":
      return "anything";
  }
}

test("whatever the answer is, what a question settles is determined, and what it may not settle stays open", () => {
  const random = randomOf(11);
  let questions = 0;
  for (const asked of invented) {
    const open = [...outcomes(asked, city)]
      .filter(([, outcome]) => outcome === "undetermined")
      .map(([key]) => key);
    for (const question of ask(asked)) {
      questions += 1;
      for (let times = 0; times < 5; times += 1) {
        const then = outcomes(answered(asked, question, anyAnswer(question, random)), city);
        const settled = open.filter((key) => then.get(key) !== "undetermined");
        const told = `${question.path} ${JSON.stringify(question.settles)}`;
        expect(settled.length, told).toBeGreaterThanOrEqual(question.settles.matches);
        expect(settled.length, told).toBeLessThanOrEqual(question.maySettle.matches);
        const codes = new Set(settled.map((key) => key.split(" ")[0]!));
        for (const program of question.settles.programs) expect(codes, told).toContain(program);
        for (const program of codes) expect(question.maySettle.programs, told).toContain(program);
      }
    }
  }
  expect(questions).toBeGreaterThan(150);
});

test("nothing is asked where everything is determined, and the question that settles most stands first", () => {
  for (const asked of invented) {
    const open = [...outcomes(asked, city).values()].filter((outcome) => outcome === "undetermined").length;
    const questions = ask(asked);
    if (open === 0) expect(questions).toEqual([]);
    const settled = questions.map(({ settles }) => settles.programs.length);
    expect(settled).toEqual([...settled].sort((one, other) => other - one));
  }
});

test.each([
  ["an enumeration", 'household.tenure == "own"', ["household.tenure"]],
  ["what decides alone", 'household.tenure == "own" && household.toilet == "own"', []],
  ["the head's age, by the birth date", "household.headAge >= 60", ["members[0].birthDate"]],
  [
    "a year, by the birth date",
    "members.exists(m, today.year - m.birthDate.getFullYear() >= 65)",
    ["members[0].birthDate"],
  ],
])("of %s", (_, expression, settling) => {
  const criteria = criteriaOf([{ code: "invented", unit: "household", criteria: [expression] }]);
  const household: HouseholdRecord = {
    ...{ documents: [], indicators: {}, receives: [] },
    members: [{ relation: "head", sex: "female", indicators: {}, receives: [] }],
  };
  const questions = createAsker(criteria, asOf)({ household, area: undefined });
  expect(questions.length).toBeGreaterThan(0);
  expect(questions.filter(({ settles }) => settles.matches > 0).map(({ path }) => path)).toEqual(settling);
});
