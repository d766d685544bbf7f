// The invented sample households as records, with every fact that is asked filled in, so that predicates meet no gap.
import { samples } from "./samples.ts";
import type { Facts } from "../src/eligibility/catalogue.ts";
import { prepareFacts } from "../src/eligibility/indicators/derive-facts.ts";
import type { AreaRecord, CityContext, HouseholdRecord } from "../src/eligibility/indicators/records.ts";
import { programSeeds } from "../src/programs/seed/programs.ts";

const asOf = "2026-07-01";

const city: CityContext = {
  programs: programSeeds.map(({ code }) => ({ code, recipientsAsOf: "2026-06-30" })),
  settings: [{ name: "minimumWageIdr", value: 3_600_000, effectiveFrom: "2026-01-01" }],
};

const filledHousehold = {
  tenure: "own",
  landProof: "certificate-own",
  ownsOtherHouse: false,
  ownsCar: false,
  floorMaterial: "cement-brick",
  wallMaterial: "masonry",
  roofMaterial: "zinc",
  toilet: "own",
  sewage: "septic-tank",
  drinkingWater: "piped",
  lighting: "pln-metered",
  powerVa: 900,
  monthlyIncomeIdr: 2_500_000,
  lastHousingAidYear: 0,
  selfHelpWilling: true,
  registryStatus: "active",
};

const filledMember = {
  schooling: "attending",
  schoolLevel: "sd",
  schoolType: "public",
  working: true,
  pregnant: false,
  nutrition: "none-recorded",
  chronicIllness: "none",
  disabilitySeverity: "none",
  healthInsurance: ["pbi"],
};

const area: AreaRecord = {
  code: "15.71.08.1003.012",
  indicators: {
    wasteManaged: false,
    watchPostActive: true,
    drainageAdequate: false,
    slum: false,
    proposalStatus: "not-funded",
    proposalCostIdr: 40_000_000,
    householdsOfficial: 100,
  },
  receives: [],
  counts: {
    households: 90,
    poorHouseholds: { min: 30, max: 30 },
    members: 340,
    outOfSchoolChildren: { min: 2, max: 2 },
  },
};

/** @param filled whether missing facts are filled in; else as incomplete as they were sent */
export function sampleRecords(filled: boolean): HouseholdRecord[] {
  return samples().map((sample, place) => ({
    areaCode: sample.areaCode,
    decile: sample.decile?.value ?? (filled ? (place % 10) + 1 : undefined),
    documents: sample.documents ?? [],
    indicators: filled ? { ...filledHousehold, ...sample.indicators } : sample.indicators,
    receives: [],
    members: sample.members.map((member) => ({
      sex: member.sex,
      birthDate: member.birthDate ?? (filled ? `${member.birthYear ?? 1990}-06-15` : undefined),
      birthYear: member.birthYear,
      relation: member.relation,
      indicators: filled ? { ...filledMember, ...member.indicators } : member.indicators,
      receives: [],
    })),
  }));
}

export function sampleFacts(filled: boolean): Facts[] {
  const build = prepareFacts(city, asOf);
  return sampleRecords(filled).map((record) => build(record, area));
}
