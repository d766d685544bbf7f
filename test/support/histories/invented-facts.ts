// PURE. Facts as desks tell them: some named, some cleared, of few values, so that criteria turn often.
import type { Random } from "./random.ts";

type Choices = Readonly<Record<string, readonly unknown[]>>;

/** Each is named or not, and now and then cleared. */
function factsOf(random: Random, choices: Choices, named: number): Record<string, unknown> {
  const facts = random.some(Object.entries(choices), named);
  return Object.fromEntries(
    facts.map(([name, values]) => [name, random.chance(0.08) ? null : random.pick(values)]),
  );
}

export const areaFacts = (random: Random) =>
  factsOf(
    random,
    {
      wasteManaged: [true, false],
      watchPostActive: [true, false],
      proposalStatus: ["none", "not-funded", "not-funded", "funded"],
      proposalCostIdr: [20_000_000, 80_000_000],
      householdsOfficial: [3, 5, 20],
    },
    0.5,
  );

export const householdFacts = (random: Random) =>
  factsOf(
    random,
    {
      monthlyIncomeIdr: [900_000, 3_000_000, 6_000_000],
      registryStatus: ["not-listed", "proposed", "active"],
      tenure: ["own", "rent"],
      toilet: ["own", "none"],
    },
    0.4,
  );

export const memberFacts = (random: Random) =>
  factsOf(
    random,
    {
      schooling: ["attending", "attending", "no-longer", "never"],
      schoolType: ["private", "private", "public"],
      schoolLevel: ["sd", "smp", "sma"],
      chronicIllness: ["none", "asthma"],
      disabilitySeverity: ["none", "cannot"],
      healthInsurance: [[], ["pbi"], ["employer", "pbi"]],
      nutrition: ["stunting", "none-recorded"],
      pregnant: [true, false],
    },
    0.55,
  );
