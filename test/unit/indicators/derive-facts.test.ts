// What is stored becomes facts: nothing missing is invented, nothing known is lost.
import { describe, expect, test } from "vitest";
import { buildFacts } from "../../../src/eligibility/indicators/derive-facts.ts";
import { disabilityDomains } from "../../../src/eligibility/indicators/member-health.ts";
import type {
  AreaRecord,
  CityContext,
  HouseholdRecord,
  MemberRecord,
} from "../../../src/eligibility/indicators/records.ts";

const asOf = "2026-07-01";
const city: CityContext = { programs: [], settings: [] };

function member(record: Partial<MemberRecord> = {}): MemberRecord {
  return {
    sex: "female",
    birthDate: "1990-01-01",
    relation: "head",
    indicators: {},
    receives: [],
    ...record,
  };
}

function household(record: Partial<HouseholdRecord> = {}): HouseholdRecord {
  return {
    areaCode: "15.71.08.1003",
    documents: [],
    indicators: {},
    members: [member()],
    receives: [],
    ...record,
  };
}

function area(record: Partial<AreaRecord> = {}): AreaRecord {
  return { code: "15.71.08.1003.012", indicators: {}, receives: [], counts: undefined, ...record };
}

function householdFacts(record: Partial<HouseholdRecord>, context = city) {
  return buildFacts(household(record), undefined, context, asOf).household ?? {};
}

function memberFacts(record: Partial<MemberRecord>) {
  return buildFacts(household({ members: [member(record)] }), undefined, city, asOf).members?.[0] ?? {};
}

function areaFacts(record: Partial<AreaRecord>, context = city) {
  return buildFacts(undefined, area(record), context, asOf).area ?? {};
}

describe("a household's facts", () => {
  test("drop nulls", () => {
    const facts = householdFacts({ decile: null, indicators: { toilet: null, tenure: "own" } });
    expect(facts.tenure).toBe("own");
    expect(facts.toilet).toBeUndefined();
    expect(facts.decile).toBeUndefined();
  });

  test("let nobody send what is derived", () => {
    expect(householdFacts({ indicators: { size: 9, headAge: 99, hasSktm: true } })).toMatchObject({
      size: 1,
      headAge: 36,
      hasSktm: false,
    });
    expect(memberFacts({ birthDate: undefined, indicators: { age: 70 } }).age).toBeUndefined();
  });

  test.each([
    ["no document", [], false],
    ["one that ends today", [{ type: "sktm", validUntil: "2026-07-01" }], true],
    ["one that ended yesterday", [{ type: "sktm", validUntil: "2026-06-30" }], false],
    ["one without an end", [{ type: "sktm" }], true],
    ["another type", [{ type: "domicile" }], false],
  ])("say whether it has a certificate of poverty: %s", (_title, documents, hasSktm) => {
    expect(householdFacts({ documents }).hasSktm).toBe(hasSktm);
  });

  test("take sex and age of the one head, and of nobody where there are two", () => {
    const head = member({ sex: "male", birthDate: "1960-05-05" });
    const child = member({ relation: "child" });
    expect(householdFacts({ members: [child, head] })).toMatchObject({
      size: 2,
      headSex: "male",
      headAge: 66,
    });
    const facts = householdFacts({ members: [head, head] });
    expect(facts.headSex).toBeUndefined();
    expect(facts.headAge).toBeUndefined();
  });

  test("know neither size nor members while no member is on file", () => {
    const facts = buildFacts(household({ members: [] }), undefined, city, asOf);
    expect(facts.members).toBeUndefined();
    expect(facts.household?.size).toBeUndefined();
  });

  test("leave receipt possible for programs whose recipients were never declared loaded", () => {
    const programs = [{ code: "pkh" }, { code: "sembako", recipientsAsOf: "2026-01-01" }, { code: "bsps" }];
    const receives = [{ program: "bsps", from: "2026-01-01" }];
    expect(householdFacts({ receives }, { ...city, programs }).receives).toEqual({
      items: ["bsps"],
      possible: ["pkh"],
    });
  });

  test("know receipt exactly once every list is declared, from the first to the last day", () => {
    const programs = ["a", "b", "c", "d"].map((code) => ({ code, recipientsAsOf: "2026-01-01" }));
    const receives = [
      { program: "a", from: "2026-07-01", to: "2026-07-01" },
      { program: "b", from: "2026-07-02" },
      { program: "c", from: "2026-01-01", to: "2026-06-30" },
    ];
    expect(householdFacts({ receives }, { ...city, programs }).receives).toEqual(["a"]);
  });
});

describe("a member's facts", () => {
  test("include what the household receives", () => {
    const receives = [{ program: "pkh", from: "2026-01-01" }];
    const members = [member({ receives: [{ program: "pip", from: "2026-01-01" }] }), member()];
    const facts = buildFacts(household({ receives, members }), undefined, city, asOf).members;
    expect(facts?.map((one) => one.receives)).toEqual([["pip", "pkh"], ["pkh"]]);
  });

  test("have an interval for an age by the year of birth, and no birth date", () => {
    const facts = memberFacts({ birthDate: null, birthYear: 1966 });
    expect(facts).toMatchObject({ birthYear: 1966, age: { min: 59, max: 60 } });
    expect(facts.birthDate).toBeUndefined();
  });

  test("have no age without birth date and year", () => {
    expect(memberFacts({ birthDate: undefined }).age).toBeUndefined();
  });

  test("keep an empty list of insurance, which means none", () => {
    expect(memberFacts({ indicators: { healthInsurance: [] } }).healthInsurance).toEqual([]);
  });

  test("have the value outside where an indicator does not concern them", () => {
    const boy = { sex: "male", birthDate: "2023-01-01" };
    expect(memberFacts(boy)).toMatchObject({
      pregnant: false,
      schooling: "never",
      schoolLevel: "not-applicable",
      schoolType: "not-applicable",
      working: false,
      jobStatus: "not-applicable",
      maritalStatus: "single",
    });
    expect(memberFacts(boy).nutrition).toBeUndefined();
  });

  test("stay missing where an indicator does concern them", () => {
    const facts = memberFacts({ birthDate: "1990-01-01", indicators: { schooling: "attending" } });
    for (const name of ["pregnant", "schoolType", "working", "jobStatus", "maritalStatus"]) {
      expect(facts[name], name).toBeUndefined();
    }
    expect(facts.nutrition).toBe("none-recorded");
  });
});

describe("the severity of a disability", () => {
  const all = (severity: string) => Object.fromEntries(disabilityDomains.map((name) => [name, severity]));

  test.each([
    ["the worst of nine known", { ...all("none"), disabilityWalking: "some-difficulty" }, "some-difficulty"],
    ["the worst of nine against a given one", { ...all("none"), disabilitySeverity: "cannot" }, "none"],
    ["the worst there is, once one cannot", { disabilitySeeing: "cannot" }, "cannot"],
    ["unknown while a worse one may be missing", { disabilitySeeing: "much-difficulty" }, undefined],
    ["the given one where domains are missing", { disabilitySeverity: "some-difficulty" }, "some-difficulty"],
    [
      "a known domain's where it is worse than the given",
      { disabilitySeverity: "none", disabilityHands: "much-difficulty" },
      "much-difficulty",
    ],
    ["unknown without any", {}, undefined],
  ])("is %s", (_title, indicators, severity) => {
    expect(memberFacts({ indicators }).disabilitySeverity).toBe(severity);
  });
});

describe("an RT's facts", () => {
  const counts = {
    households: 10,
    poorHouseholds: { min: 2, max: 5 },
    members: 38,
    outOfSchoolChildren: { min: 1, max: 1 },
  };

  test("carry counts as intervals, and as numbers where both ends agree", () => {
    expect(areaFacts({ counts })).toMatchObject({
      households: 10,
      members: 38,
      poorHouseholds: { min: 2, max: 5 },
      outOfSchoolChildren: 1,
    });
  });

  test("take the share of the poor of the official number of households", () => {
    expect(areaFacts({ counts, indicators: { householdsOfficial: 20 } }).poorShare).toEqual({
      min: 0.1,
      max: 0.25,
    });
  });

  test("have no share without the official number, and none without counts", () => {
    expect(areaFacts({ counts }).poorShare).toBeUndefined();
    expect(areaFacts({ indicators: { householdsOfficial: 20 } }).poorShare).toBeUndefined();
  });

  test("cost nothing where nothing is proposed", () => {
    expect(areaFacts({ indicators: { proposalStatus: "none" } }).proposalCostIdr).toBe(0);
    expect(areaFacts({ indicators: { proposalStatus: "proposed" } }).proposalCostIdr).toBeUndefined();
  });

  test("stand beside the household's, and alone", () => {
    expect(buildFacts(household(), area(), city, asOf).area).toBeDefined();
    expect(buildFacts(undefined, area(), city, asOf).household).toBeUndefined();
  });
});

describe("settings", () => {
  test("have their latest effective value, and none before it", () => {
    const settings = [
      { name: "minimumWageIdr", value: 3, effectiveFrom: "2027-01-01" },
      { name: "minimumWageIdr", value: 2, effectiveFrom: "2026-01-01" },
      { name: "minimumWageIdr", value: 1, effectiveFrom: "2025-01-01" },
    ];
    const at = (date: string) => buildFacts(undefined, area(), { programs: [], settings }, date).setting;
    expect(at("2024-12-31")).toEqual({});
    expect(at("2026-07-01")).toEqual({ minimumWageIdr: 2 });
    expect(at("2027-01-01")).toEqual({ minimumWageIdr: 3 });
  });

  test("stand beside the reference date and its year", () => {
    expect(buildFacts(undefined, area(), city, asOf).today).toEqual({ date: asOf, year: 2026 });
  });
});
