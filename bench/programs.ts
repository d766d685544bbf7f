// Eight programs of the bench: with the twelve seeded ones, 20 programs of 60 criteria. No program of any city.
import type { Unit } from "../src/eligibility/catalogue.ts";
import type { CriterionSource } from "../src/eligibility/program.ts";

export interface BenchProgram {
  readonly code: string;
  readonly unit: Unit;
  readonly criteria: readonly CriterionSource[];
}

function program(code: string, unit: Unit, ...expressions: string[]): BenchProgram {
  const criteria = expressions.map((expression, place) => ({
    code: `${code}-${place + 1}`,
    label: { id: code, en: code },
    expression,
  }));
  return { code, unit, criteria };
}

export const benchPrograms: readonly BenchProgram[] = [
  program(
    "bench-elderly-care",
    "person",
    "household.decile <= 6",
    "member.age >= 65",
    'member.disabilitySeverity != "none" || member.chronicIllness != "none"',
    '!("pkh" in member.receives)',
  ),
  program(
    "bench-scholarship",
    "person",
    "household.decile <= 5",
    "member.age >= 16 && member.age <= 22",
    'member.schooling == "attending" && member.schoolLevel in ["sma", "smk", "ma", "mak", "diploma", "bachelor"]',
    'members.exists(m, m.relation == "head" && !m.working)',
  ),
  program(
    "bench-nutrition",
    "person",
    "household.decile <= 7",
    "member.age < 5 || member.pregnant",
    'member.nutrition in ["wasting", "stunting"] || member.pregnant',
    "members.filter(m, m.age < 18).size() >= 1",
  ),
  program(
    "bench-clean-water",
    "household",
    "household.decile <= 6",
    'household.drinkingWater in ["unprotected-well", "unprotected-spring", "surface", "rain"]',
    'household.toilet != "own" || household.sewage != "septic-tank"',
    "members.size() >= 3",
  ),
  program(
    "bench-electricity",
    "household",
    "household.decile <= 4",
    'household.lighting != "pln-metered" || household.powerVa <= 900',
    "!household.ownsCar",
    "household.monthlyIncomeIdr <= 3000000",
  ),
  program(
    "bench-livelihood",
    "household",
    "household.decile <= 5",
    "members.exists(m, m.age >= 18 && m.age <= 55 && !m.working)",
    "household.size >= 2 && household.size <= 10",
    'household.headSex == "female" || household.headAge >= 50 || members.exists(m, m.pregnant)',
  ),
  program(
    "bench-disability-aid",
    "person",
    "household.decile <= 8",
    'member.disabilitySeverity in ["cannot", "much-difficulty"]',
    "member.age >= 2",
    'member.relation != "domestic-worker"',
  ),
  program(
    "bench-drainage",
    "area",
    "!area.drainageAdequate",
    "area.slum || area.poorShare >= 0.2",
    "area.households >= 5",
    'area.proposalStatus in ["proposed", "not-funded"]',
  ),
];
