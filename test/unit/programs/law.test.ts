import { describe, expect, it } from "vitest";
import { cityCatalogue } from "../../../src/eligibility/indicators/catalogue.ts";
import { compileProgram } from "../../../src/eligibility/program.ts";
import type { Criteria, ProgramCriteria } from "../../../src/programs/criteria.ts";
import { lawOf } from "../../../src/programs/law.ts";

const version = (number: number, effectiveFrom: string, expression: string) => ({
  version: number,
  effectiveFrom,
  compiled: compileProgram(cityCatalogue, "household", [
    { code: "rule", label: { id: "x", en: "x" }, expression },
  ]),
});
const program = (
  versions: ProgramCriteria["versions"],
  validTo: string | null = null,
  validityRevision = 1,
) => ({ code: "roofs", validFrom: "2026-01-01", validTo, validityRevision, versions }) as ProgramCriteria;
const criteria = (city: Partial<Criteria["city"]> = {}) =>
  ({ revision: 1, programs: [], city: { programs: [], settings: [], ...city } }) satisfies Criteria;
const wage = (effectiveFrom: string, valueRevision = 1) => ({
  name: "minimumWageIdr",
  value: 3_000_000,
  effectiveFrom,
  valueRevision,
});

const plain = version(1, "2026-01-01", "household.decile <= 4");
const today = "2026-07-01";

describe("the law of a program", () => {
  const same = lawOf(program([plain]), criteria(), today);

  it("is the same on the next day, and whatever it does not refer to", () => {
    expect(lawOf(program([plain]), criteria(), "2026-07-02")).toBe(same);
    const other = criteria({
      settings: [wage("2026-01-01")],
      programs: [{ code: "pkh", recipientsAsOf: today }],
    });
    expect(lawOf(program([plain]), other, today)).toBe(same);
  });

  it("is another one when a version comes into force, is to come, or the program is to end", () => {
    const later = version(2, "2026-08-01", "household.decile <= 2");
    const laws = [
      same,
      lawOf(program([plain, later]), criteria(), today),
      lawOf(program([plain, later]), criteria(), "2026-08-01"),
      lawOf(program([plain], "2026-12-31"), criteria(), today),
      lawOf(program([plain], "2026-12-31"), criteria(), "2027-01-01"),
    ];
    expect(new Set(laws).size).toBe(laws.length);
  });

  it("is another one when a setting that it refers to gets a value, also of a later day", () => {
    const asking = program([version(1, "2026-01-01", "household.monthlyIncomeIdr < setting.minimumWageIdr")]);
    const laws = [[], [wage("2026-01-01")], [wage("2026-01-01"), wage("2027-01-01")]].map((settings) =>
      lawOf(asking, criteria({ settings }), today),
    );
    expect(new Set(laws).size).toBe(3);
  });

  it("never comes back: neither with a value that was another meanwhile, nor with the days of the program", () => {
    const asking = program([version(1, "2026-01-01", "household.monthlyIncomeIdr < setting.minimumWageIdr")]);
    const waged = [1, 3].map((revision) =>
      lawOf(asking, criteria({ settings: [wage("2026-01-01", revision)] }), today),
    );
    const given = [1, 3].map((revision) => lawOf(program([plain], null, revision), criteria(), today));
    const ended = [1, 3].map((revision) =>
      lawOf(program([plain], "2026-06-30", revision), criteria(), today),
    );
    expect([waged, given, ended].map((laws) => new Set(laws).size)).toEqual([2, 2, 2]);
  });

  it("is one whatever the days were, as long as nothing is published", () => {
    const laws = [1, 2].map((revision) => lawOf(program([], null, revision), criteria(), today));
    expect(laws[0]).toBe(laws[1]);
  });

  it("is another one when a list of recipients is declared, where it asks for receipt", () => {
    const asking = program([version(1, "2026-01-01", '"pkh" in household.receives')]);
    const laws = [null, today].map((recipientsAsOf) =>
      lawOf(asking, criteria({ programs: [{ code: "pkh", recipientsAsOf }] }), today),
    );
    expect(laws[0]).not.toBe(laws[1]);
  });
});
