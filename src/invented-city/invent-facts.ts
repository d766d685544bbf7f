// PURE. Invents the facts of a dwelling and of a person; what does not concern somebody is absent, and so is much else.
import { disabilityDomains, severitiesWorstFirst } from "../eligibility/indicators/member-health.ts";
import type { Random } from "./random.ts";
import type { Indicators, InventedMember } from "./invented-household.ts";

/** How much is missing: the rates below are multiplied by it, from 0 (a thorough visit) upwards. */
export type Sparseness = number;

type SetFact = (name: string, missingRate: number, value: () => Indicators[string]) => void;

/** `comfort` is 0 to 1; the poorer, the more often the house is unfit. */
export function inventHouseholdFacts(
  random: Random,
  comfort: number,
  listed: boolean,
  sparse: Sparseness,
): Indicators {
  const [facts, set] = collect(random, sparse);
  const poor = comfort < 0.35;
  set("registryStatus", 0.08, () => {
    if (!listed) return random.weighted({ "not-listed": 7, proposed: 3 });
    return random.weighted({ active: 94, inactive: 4, "death-assessment": 2 });
  });
  if (poor) set("extremePoor", 0.5, () => random.chance(0.15));
  const tenure = random.weighted(poor ? { own: 62, rent: 20, "rent-free": 18 } : { own: 80, rent: 20 });
  set("tenure", 0.05, () => tenure);
  set("landProof", 0.15, () => {
    if (tenure !== "own") return "none";
    return random.weighted({
      "certificate-own": 60,
      "certificate-other-agreed": 8,
      "other-letter": 27,
      none: 5,
    });
  });
  set("floorAreaM2", 0.1, () => random.integer(poor ? 16 : 36, poor ? 60 : 140));
  set("floorMaterial", 0.06, () =>
    random.weighted(
      poor
        ? { "cement-brick": 50, wood: 28, ceramic: 10, earth: 9, bamboo: 3 }
        : { ceramic: 75, "cement-brick": 25 },
    ),
  );
  set("wallMaterial", 0.06, () =>
    random.weighted(
      poor ? { "wood-board": 52, masonry: 40, "woven-bamboo": 5, bamboo: 3 } : { masonry: 100 },
    ),
  );
  set("roofMaterial", 0.06, () =>
    random.weighted(
      poor ? { zinc: 85, tile: 8, thatch: 4, asbestos: 3 } : { zinc: 60, tile: 35, concrete: 5 },
    ),
  );
  set("drinkingWater", 0.1, () =>
    random.weighted({ refill: 55, piped: 25, borehole: 12, "protected-well": 8 }),
  );
  set("lighting", 0.05, () =>
    poor ? random.weighted({ "pln-metered": 88, "pln-unmetered": 12 }) : "pln-metered",
  );
  set("powerVa", 0.12, () => random.pick(poor ? [450, 450, 900] : [900, 1300, 2200, 2201]));
  set("cookingFuel", 0.1, () =>
    random.weighted({ "lpg-3kg": 88, wood: poor ? 9 : 0, "lpg-12kg": poor ? 0 : 12 }),
  );
  set("toilet", 0.05, () =>
    random.weighted(poor ? { own: 74, shared: 15, public: 4, none: 7 } : { own: 100 }),
  );
  set("sewage", 0.15, () => random.weighted({ "septic-tank": 80, "pond-river": 14, pit: 6 }));
  const incomeIdr = 50_000 * random.integer(poor ? 12 : 50, poor ? 70 : 200);
  set("monthlyIncomeIdr", 0.2, () => incomeIdr);
  set("monthlyExpenditureIdr", 0.3, () => 50_000 * Math.round((incomeIdr * 0.9) / 50_000));
  set("ownsOtherHouse", 0.12, () => random.chance(poor ? 0.02 : 0.12));
  set("ownsCar", 0.1, () => random.chance(poor ? 0.01 : 0.25));
  set("ownsMotorcycle", 0.1, () => random.chance(poor ? 0.6 : 0.95));
  set("ownsFridge", 0.1, () => random.chance(poor ? 0.45 : 0.95));
  set("ownsGold", 0.25, () => random.chance(poor ? 0.05 : 0.35));
  set("ownsLivestock", 0.15, () => random.chance(0.08));
  set("selfHelpWilling", 0.3, () => random.chance(0.85));
  set("lastHousingAidYear", 0.25, () => (random.chance(0.07) ? random.integer(2010, 2024) : 0));
  return facts;
}

/** What a person's facts depend on; `age` in full years, on the day of the visit. */
export interface Circumstances {
  readonly sex: InventedMember["sex"];
  readonly relation: string;
  readonly age: number;
  /** The household has a head and a spouse. */
  readonly couple: boolean;
  readonly comfort: number;
}

export function inventMemberFacts(random: Random, person: Circumstances, sparse: Sparseness): Indicators {
  const { sex, relation, age, comfort } = person;
  const [facts, set] = collect(random, sparse);
  inventSchoolAndWork(random, age, set);
  if (age >= 10) set("maritalStatus", 0.05, () => maritalStatus(random, person));
  if (sex === "female" && age >= 10 && age <= 54) {
    set("pregnant", 0.12, () => relation === "spouse" && age >= 20 && age <= 42 && random.chance(0.12));
  }
  if (age < 5) {
    set("nutrition", 0.2, () => random.weighted({ "none-recorded": 80, stunting: 15, wasting: 5 }));
  }
  inventDisability(random, age, facts, set);
  set("chronicIllness", 0.12, () =>
    age >= 40 && random.chance(age >= 60 ? 0.4 : 0.15)
      ? random.pick(["hypertension", "diabetes", "rheumatism", "heart", "asthma", "stroke"])
      : "none",
  );
  set("healthInsurance", 0.15, () => {
    if (random.chance(comfort < 0.5 ? 0.3 : 0.1)) return [];
    return comfort < 0.5 ? ["pbi"] : [random.pick(["self-paid", "employer"])];
  });
  return facts;
}

function inventSchoolAndWork(random: Random, age: number, set: SetFact): void {
  const attending = age >= 6 && age <= 18 && random.chance(age <= 15 ? 0.93 : 0.75);
  if (age >= 5) {
    set("schooling", 0.05, () => (attending ? "attending" : age <= 6 ? "never" : "no-longer"));
  }
  if (attending) {
    const levels =
      age <= 12 ? ["sd", "sd", "sd", "mi"] : age <= 15 ? ["smp", "smp", "mts"] : ["sma", "smk", "ma"];
    set("schoolLevel", 0.08, () => random.pick(levels));
    set("schoolType", 0.15, () => random.weighted({ public: 70, private: 30 }));
  }
  if (age < 10) return;
  const working = age >= 16 && age <= 75 && !attending && random.chance(age <= 60 ? 0.68 : 0.35);
  set("working", 0.08, () => working);
  if (working) {
    set("jobStatus", 0.1, () =>
      random.weighted({
        "own-account": 40,
        "private-employee": 25,
        "casual-non-farm": 25,
        "family-worker": 10,
      }),
    );
  }
}

function maritalStatus(random: Random, { relation, age, couple }: Circumstances): string {
  if (relation === "parent") return random.weighted({ widowed: 70, married: 30 });
  if (relation === "child") return age >= 20 && random.chance(0.1) ? "divorced" : "single";
  return couple ? "married" : random.weighted({ widowed: 65, divorced: 35 });
}

/** Most visits ask all nine domains, some note only the worst, some nothing. */
function inventDisability(random: Random, age: number, facts: Indicators, set: SetFact): void {
  const affected = random.chance(age >= 65 ? 0.25 : 0.03) ? random.pick(disabilityDomains) : undefined;
  const severity = affected ? random.pick(severitiesWorstFirst.slice(0, 3)) : "none";
  const asked = random.weighted({ domains: 82, severity: 12, nothing: 6 });
  if (asked === "severity") facts.disabilitySeverity = severity;
  if (asked !== "domains") return;
  for (const domain of disabilityDomains) {
    set(domain, 0.004, () => (domain === affected ? severity : "none"));
  }
}

/** Facts that are set unless they turn out missing; the value is drawn either way, so that rates can be tuned. */
function collect(random: Random, sparse: Sparseness): [Indicators, SetFact] {
  const facts: Indicators = {};
  return [
    facts,
    (name, missingRate, value) => {
      const drawn = value();
      if (!random.chance(missingRate * sparse)) facts[name] = drawn;
    },
  ];
}
