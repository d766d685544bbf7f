// The seeded programs hang together: their agencies exist, and what is assumed says so.
import { describe, expect, test } from "vitest";
import { agencySeeds } from "../../../src/agencies/seed/agencies.ts";
import { programSeeds } from "../../../src/programs/seed/programs.ts";

const agencies = new Set(agencySeeds.map(({ code }) => code));

test("there are thirteen agencies, and the coordination team is none of them", () => {
  expect(agencies.size).toBe(13);
  expect(agencies).not.toContain("tkpk");
});

test("there are twelve programs, of which the four of the mission open referrals by themselves", () => {
  expect(new Set(programSeeds.map(({ code }) => code)).size).toBe(12);
  expect(programSeeds.filter(({ referrals }) => referrals === "automatic").map(({ code }) => code)).toEqual([
    "jambi-cerdas",
    "jambi-bugar",
    "kampung-bantar",
    "bangkit-berdaya",
  ]);
});

describe.each(programSeeds)("$code", (program) => {
  test("is led by one agency, and names only agencies that exist, each once", () => {
    const named = program.agencies.map(({ agency }) => agency);
    expect(program.agencies.filter(({ role }) => role === "lead")).toHaveLength(1);
    expect(named.filter((agency) => !agencies.has(agency))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });

  test("has its criteria from its first day", () => {
    expect(program.version.effectiveFrom).toBe(program.validFrom);
  });

  test("has criteria of different codes, and says in the label which are assumed", () => {
    const { criteria } = program.version;
    expect(new Set(criteria.map(({ code }) => code)).size).toBe(criteria.length);
    for (const { label, assumed } of criteria) {
      expect(label.id.includes("(asumsi)"), label.id).toBe(assumed);
      expect(label.en.includes("(assumed)"), label.en).toBe(assumed);
    }
  });

  test("says where it was found and what was filled in", () => {
    expect(program.source).not.toBe("");
    expect(program.assumptions).not.toBe("");
  });
});
