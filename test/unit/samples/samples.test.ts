// The committed samples are what the generator writes, are valid, and do not flatter.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { inventAreas } from "../../../samples/invent-areas.ts";
import { inventHouseholds } from "../../../samples/invent-households.ts";
import { toNdjson } from "../../../samples/sample.ts";
import { areaSeeds } from "../../../src/areas/seed/areas.ts";
import type { Level } from "../../../src/eligibility/catalogue.ts";
import { givenIndicators } from "../../../src/eligibility/indicators/catalogue.ts";
import { ageAt } from "../../../src/eligibility/indicators/derive-age.ts";
import type { InventedMember } from "../../../src/invented-city/invented-household.ts";

const households = inventHouseholds();
const areas = inventAreas(households);
const members = households.flatMap((household) => household.members);

function committed(file: string): string {
  return readFileSync(new URL(`../../../samples/${file}`, import.meta.url), "utf8");
}

function shareOf<T>(all: readonly T[], which: (one: T) => boolean): number {
  return all.filter(which).length / all.length;
}

/** Faults against the catalogue: a name it has not, or a value that is none of the codes or of another type. */
function faults(level: Level, indicators: Readonly<Record<string, unknown>>): string[] {
  const given = new Map(givenIndicators(level).map((indicator) => [indicator.name, indicator]));
  return Object.entries(indicators).flatMap(([name, value]) => {
    const indicator = given.get(name);
    if (!indicator || indicator.field) return [`${name} is not an indicator`];
    const { type } = indicator;
    const isCode = (slug: unknown) =>
      (type.kind === "enum" || type.kind === "list") &&
      type.codes !== "programs" &&
      type.codes.some((code) => code.slug === slug);
    const valid =
      type.kind === "bool"
        ? typeof value === "boolean"
        : type.kind === "int"
          ? Number.isInteger(value) && (value as number) >= (type.min ?? 0)
          : type.kind === "list"
            ? (value as unknown[]).every(isCode)
            : isCode(value);
    return valid ? [] : [`${name} is ${String(value)}`];
  });
}

describe("the committed samples", () => {
  test("are what the generator writes, byte for byte", () => {
    expect(committed("households.ndjson")).toBe(toNdjson(households));
    expect(committed("areas.ndjson")).toBe(toNdjson(areas));
  });

  test("say only what the catalogue knows", () => {
    expect(households.flatMap(({ indicators }) => faults("household", indicators))).toEqual([]);
    expect(members.flatMap(({ indicators }) => faults("member", indicators))).toEqual([]);
    expect(areas.flatMap(({ indicators }) => faults("area", indicators))).toEqual([]);
  });
});

describe("the sample households", () => {
  test("are 200, in villages of all 11 districts, several to an RT", () => {
    const villages = new Map(areaSeeds.map((area) => [area.code, area]));
    const districts = households.map(({ areaCode }) => villages.get(areaCode)?.parentCode);
    expect(households).toHaveLength(200);
    expect(new Set(districts).size).toBe(11);
    const rts = new Set(households.map(({ areaCode, rt }) => `${areaCode}.${rt}`));
    expect(households.length / rts.size).toBeGreaterThan(4);
  });

  test("have no two equal numbers, and all of 16 digits", () => {
    const numbers = [
      ...households.flatMap(({ familyCardNumber }) => familyCardNumber ?? []),
      ...members.flatMap(({ nationalId }) => nationalId ?? []),
    ];
    expect(numbers.filter((number) => !/^1571(0\d|1[01])\d{6}9\d{3}$/.test(number))).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test("have national IDs that tell birth date and sex", () => {
    const told = ({ nationalId = "", sex }: InventedMember) => {
      const day = Number(nationalId.slice(6, 8)) - (sex === "female" ? 40 : 0);
      return `${nationalId.slice(10, 12)}-${nationalId.slice(8, 10)}-${String(day).padStart(2, "0")}`;
    };
    const numbered = members.filter(({ nationalId }) => nationalId !== undefined);
    expect(numbered.map(told)).toEqual(numbered.map(({ birthDate }) => birthDate?.slice(2)));
  });

  test("can each be told apart: by number, by a source's id, or by name, birth date and sex", () => {
    for (const { familyCardNumber, source, members: people } of households) {
      expect(familyCardNumber ?? source?.id).toBeDefined();
      const keys = people.map(
        (one) => one.nationalId ?? one.source?.id ?? `${one.name}${one.birthDate}${one.sex}`,
      );
      expect(new Set(keys).size).toBe(people.length);
      for (const one of people) expect(one.nationalId ?? one.source?.id ?? one.birthDate).toBeDefined();
    }
  });

  test("have one head each, and were visited after everybody was born", () => {
    for (const { observedOn, members: people } of households) {
      expect(people.filter(({ relation }) => relation === "head")).toHaveLength(1);
      for (const { birthDate = observedOn } of people) expect(ageAt(birthDate, observedOn)).toBeDefined();
    }
  });
});

describe("the sample does not flatter", () => {
  test("about 30 % of the deciles are missing", () => {
    const missing = shareOf(households, ({ decile }) => decile === undefined);
    expect(missing).toBeGreaterThan(0.25);
    expect(missing).toBeLessThan(0.35);
  });

  test("some households have no card number, some people no national ID or only a year of birth", () => {
    expect(shareOf(households, ({ familyCardNumber }) => !familyCardNumber)).toBeGreaterThan(0.02);
    expect(shareOf(members, ({ nationalId }) => !nationalId)).toBeGreaterThan(0.05);
    expect(shareOf(members, ({ birthYear }) => birthYear !== undefined)).toBeGreaterThan(0.01);
  });

  test("a tenth of what concerns somebody is missing, more of income than of the floor", () => {
    const pupils = members.filter(({ indicators }) => indicators.schooling === "attending");
    const missingType = shareOf(pupils, ({ indicators }) => indicators.schoolType === undefined);
    const missing = (name: string) => shareOf(households, ({ indicators }) => indicators[name] === undefined);
    expect(missingType).toBeGreaterThan(0.05);
    expect(missing("monthlyIncomeIdr")).toBeGreaterThan(missing("floorMaterial"));
    expect(missing("floorMaterial")).toBeGreaterThan(0);
  });

  test("what does not concern somebody is absent", () => {
    const named = (name: string) => members.filter(({ indicators }) => name in indicators);
    expect(named("pregnant").filter(({ sex }) => sex === "male")).toEqual([]);
    expect(
      named("schoolType").filter(({ indicators }) => (indicators.schooling ?? "attending") !== "attending"),
    ).toEqual([]);
    expect(named("jobStatus").filter(({ indicators }) => indicators.working === false)).toEqual([]);
    for (const { observedOn, members: people } of households) {
      for (const { birthDate = "1950-01-01", indicators } of people) {
        const age = ageAt(birthDate, observedOn) as number;
        if (age < 5) expect(indicators).not.toHaveProperty("schooling");
        else expect(indicators).not.toHaveProperty("nutrition");
        if (age < 10) expect(indicators).not.toHaveProperty("working");
      }
    }
  });
});
