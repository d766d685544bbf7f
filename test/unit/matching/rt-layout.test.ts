// What is read of an RT in bulk.
import { expect, it } from "vitest";
import { cityCatalogue } from "../../../src/eligibility/indicators/catalogue.ts";
import { compileProgram } from "../../../src/eligibility/program.ts";
import type { Criteria, PublishedVersion } from "../../../src/programs/criteria.ts";
import { RtMatcher } from "../../../src/registry-stream/match-rt.ts";

const version = (number: number, expression: string): PublishedVersion => {
  const criteria = [{ code: "rule", label: { id: "x", en: "x" }, expression }];
  const compiled = compileProgram(cityCatalogue, "area", criteria);
  return { version: number, effectiveFrom: `2026-0${number}-01`, compiled };
};
const criteriaOf = (...versions: PublishedVersion[]): Criteria => ({
  revision: 1,
  city: { programs: [], settings: [] },
  programs: [
    {
      ...{ code: "wells", name: { id: "x", en: "x" }, unit: "area", referrals: "automatic", versions },
      ...{
        validFrom: "2026-01-01",
        validTo: null,
        validityRevision: 1,
        needsVerification: false,
        excludes: [],
      },
      ...{ recipientsAsOf: null, agencies: [] },
    },
  ],
});
const counts = (criteria: Criteria) => new RtMatcher(criteria, "2026-07-01").layout.asked.areaCounts;

it("are its counts, too, where only a version before asked them: holds and referrals keep theirs", () => {
  const [asking, plain] = [version(1, "area.poorHouseholds >= 2"), version(2, "!area.wasteManaged")];
  expect(counts(criteriaOf(asking, plain))).toBe(true);
  expect(counts(criteriaOf(plain))).toBe(false);
});
