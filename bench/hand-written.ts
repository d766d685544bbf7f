// The floor: the rules of six programs as a programmer would write them, knowing that no fact is missing.
import type { FactRecord, Facts } from "../src/eligibility/catalogue.ts";

type Household = { decile: number; hasSktm: boolean } & FactRecord;
type Member = {
  age: number;
  pregnant: boolean;
  healthInsurance: readonly string[];
} & FactRecord;

const severe = new Set<unknown>(["cannot", "much-difficulty"]);
const poorFloors = new Set<unknown>(["earth", "bamboo"]);
const poorWalls = new Set<unknown>(["bamboo", "woven-bamboo"]);
const poorRoofs = new Set<unknown>(["thatch", "bamboo"]);
const landProofs = new Set<unknown>([
  "certificate-own",
  "certificate-other-agreed",
  "building-right",
  "other-letter",
]);
const basicLevels = new Set<unknown>(["sd", "mi", "smp", "mts"]);
const schoolLevels = new Set<unknown>(
  "sd mi sdlb paket-a smp mts smplb paket-b sma smk ma mak smlb paket-c".split(" "),
);

const householdOf = (facts: Facts) => facts.household as Household;
const memberOf = (facts: Facts) => facts.member as Member;

export const handWritten: Readonly<Record<string, (facts: Facts) => boolean>> = {
  "jambi-cerdas": (facts) => {
    const household = householdOf(facts);
    const member = memberOf(facts);
    return (
      (household.decile <= 4 || household.hasSktm) &&
      member.age >= 6 &&
      member.age <= 15 &&
      (member.schooling === "no-longer" ||
        (member.schooling === "attending" &&
          member.schoolType === "private" &&
          basicLevels.has(member.schoolLevel)))
    );
  },
  "jambi-bugar": (facts) => {
    const member = memberOf(facts);
    return (
      householdOf(facts).decile <= 5 &&
      (member.pregnant ||
        (member.age < 5 && (member.nutrition === "wasting" || member.nutrition === "stunting")) ||
        member.chronicIllness !== "none" ||
        severe.has(member.disabilitySeverity) ||
        member.age >= 60) &&
      (member.healthInsurance.length === 0 || member.chronicIllness !== "none")
    );
  },
  pkh: (facts) => {
    if (householdOf(facts).decile > 4) return false;
    for (const member of facts.members as readonly Member[]) {
      if (member.pregnant || member.age <= 6 || member.age >= 60) return true;
      if (severe.has(member.disabilitySeverity)) return true;
      if (member.schooling === "attending" && schoolLevels.has(member.schoolLevel)) return true;
    }
    return false;
  },
  sembako: (facts) => householdOf(facts).decile <= 4,
  pip: (facts) => {
    const member = memberOf(facts);
    return (
      householdOf(facts).decile <= 4 &&
      member.age >= 6 &&
      member.age <= 21 &&
      member.schooling === "attending"
    );
  },
  bsps: (facts) => {
    const household = householdOf(facts) as Household & {
      monthlyIncomeIdr: number;
      lastHousingAidYear: number;
    };
    return (
      household.tenure === "own" &&
      landProofs.has(household.landProof) &&
      household.ownsOtherHouse === false &&
      (poorFloors.has(household.floorMaterial) ||
        poorWalls.has(household.wallMaterial) ||
        poorRoofs.has(household.roofMaterial) ||
        household.toilet === "none") &&
      household.monthlyIncomeIdr <= (facts.setting.minimumWageIdr as number) &&
      (household.lastHousingAidYear === 0 ||
        (facts.today.year as number) - household.lastHousingAidYear >= 10) &&
      household.selfHelpWilling === true
    );
  },
};
