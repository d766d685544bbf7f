import { describe, expect, it } from "vitest";
import { hashFacts } from "../../../src/eligibility/indicators/hash-facts.ts";
import type { HouseholdRecord, MemberRecord } from "../../../src/eligibility/indicators/records.ts";

const child: MemberRecord = {
  personId: "P2",
  sex: "female",
  birthDate: "2016-05-20",
  relation: "child",
  indicators: { schooling: "attending", schoolType: "private" },
  receives: [],
};
const head: MemberRecord = { ...child, personId: "P1", birthDate: "1985-03-12", relation: "head" };
const household: HouseholdRecord = {
  areaCode: "15.71.08.1003.012",
  decile: 2,
  documents: [],
  indicators: { toilet: "own" },
  members: [head, child],
  receives: [],
};

const references = [
  { level: "household", name: "decile" },
  { level: "member", name: "age" },
  { level: "member", name: "schoolType" },
] as const;

const hashOf = (changed: Partial<HouseholdRecord> = {}, member: number | undefined = 1) =>
  hashFacts(references, { household: { ...household, ...changed }, member });
const withChild = (changes: Partial<MemberRecord>) => ({ members: [head, { ...child, ...changes }] });

describe("the hash of the facts that criteria refer to", () => {
  it.each<[string, Partial<HouseholdRecord>]>([
    ["another decile", { decile: 3 }],
    ["a birth date, for an age", withChild({ birthDate: "2016-05-21" })],
    ["another school type", withChild({ indicators: { ...child.indicators, schoolType: "public" } })],
    [
      "what decides whether the fact applies",
      withChild({ indicators: { ...child.indicators, schooling: "never" } }),
    ],
  ])("changes with %s", (_, change) => {
    expect(hashOf(change)).not.toBe(hashOf());
  });

  it.each<[string, Partial<HouseholdRecord>]>([
    ["a fact that no criterion asks", { indicators: { toilet: "none" } }],
    ["another member's facts", { members: [{ ...head, birthDate: "1980-01-01" }, child] }],
    [
      "the order in which facts are written",
      withChild({ indicators: { schoolType: "private", schooling: "attending" } }),
    ],
  ])("stays with %s", (_, change) => {
    expect(hashOf(change)).toBe(hashOf());
  });

  it("is of all members where a criterion looks at them, and of their number", () => {
    const all = (members: readonly MemberRecord[]) =>
      hashFacts([references[0]], { household: { ...household, members }, readsMembers: true });
    expect(all([head])).not.toBe(all([head, child]));
    const asked = (members: readonly MemberRecord[]) =>
      hashFacts(references, { household: { ...household, members } });
    expect(asked([{ ...head, birthDate: "1980-01-01" }, child])).not.toBe(asked([head, child]));
  });

  it("does not depend on the order of the references", () => {
    const reversed = hashFacts([...references].reverse(), { household, member: 1 });
    expect(reversed).toBe(hashOf());
  });
});
