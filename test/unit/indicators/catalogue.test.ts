// The city's catalogue is complete, consistent and unambiguous.
import { describe, expect, test } from "vitest";
import type { Indicator } from "../../../src/eligibility/catalogue.ts";
import { cityCatalogue, givenIndicators } from "../../../src/eligibility/indicators/catalogue.ts";
import { powerVaByCode } from "../../../src/eligibility/indicators/household-dwelling.ts";
import { disabilityDomains } from "../../../src/eligibility/indicators/member-health.ts";

const { indicators } = cityCatalogue;

function codesOf({ type }: Indicator) {
  return (type.kind === "enum" || type.kind === "list") && type.codes !== "programs" ? type.codes : [];
}

function named(level: string, name: string): Indicator {
  const found = indicators.find((indicator) => indicator.level === level && indicator.name === name);
  if (!found) throw new Error(`no ${level}.${name}`);
  return found;
}

describe("the catalogue", () => {
  test("names every indicator once a level", () => {
    const names = indicators.map(({ level, name }) => `${level}.${name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  test("writes names in camel case, as the wire and the criteria do", () => {
    expect(indicators.filter(({ name }) => !/^[a-z][A-Za-z0-9]*$/.test(name))).toEqual([]);
  });

  test("gives every indicator a label in both languages", () => {
    expect(indicators.filter(({ label }) => label.id === "" || label.en === "")).toEqual([]);
  });

  test("lists a slug and a questionnaire number once a code list", () => {
    for (const indicator of indicators) {
      const codes = codesOf(indicator);
      const numbers = codes.flatMap(({ number }) => number ?? []);
      expect(new Set(codes.map(({ slug }) => slug)).size, indicator.name).toBe(codes.length);
      expect(new Set(numbers).size, indicator.name).toBe(numbers.length);
    }
  });

  test("has a value outside wherever it has a condition, and that value is of its type", () => {
    for (const indicator of indicators.filter(({ appliesWhen }) => appliesWhen !== undefined)) {
      const { type, otherwise } = indicator;
      if (type.kind === "enum")
        expect(codesOf(indicator)).toContainEqual(expect.objectContaining({ slug: otherwise }));
      else expect(typeof otherwise, indicator.name).toBe(type.kind === "bool" ? "boolean" : "number");
    }
  });

  test("puts what a condition asks before what is conditional on it", () => {
    indicators.forEach((indicator, position) => {
      for (const [, asked] of (indicator.appliesWhen ?? "").matchAll(/(?:member|area)\.(\w+)/g)) {
        expect(indicators.indexOf(named(indicator.level, asked as string))).toBeLessThan(position);
      }
    });
  });

  test("keeps the numbers of roof 5 and 6 and of not cooking as the national questionnaire has them", () => {
    expect(codesOf(named("household", "roofMaterial"))).toContainEqual({ slug: "bamboo", number: 5 });
    expect(codesOf(named("household", "roofMaterial"))).toContainEqual({ slug: "wood-shingle", number: 6 });
    expect(codesOf(named("household", "cookingFuel"))).toContainEqual({ slug: "none", number: 0 });
  });

  test("numbers health insurance as the bits of a mask", () => {
    expect(codesOf(named("member", "healthInsurance")).map(({ number }) => number)).toEqual([1, 2, 4, 8]);
  });

  test("takes every power that the questionnaire codes, and no code for a power", () => {
    const { type } = named("household", "powerVa");
    const powers = Object.values(powerVaByCode);
    expect(type).toEqual({ kind: "int", min: Math.min(...powers), max: Math.max(...powers) });
    expect(Math.min(...powers)).toBeGreaterThan(Math.max(...Object.keys(powerVaByCode).map(Number)));
  });

  test("asks nine domains of disability", () => {
    expect(disabilityDomains).toHaveLength(9);
  });
});

describe("given indicators", () => {
  test("are those that callers send and the register stores", () => {
    const names = givenIndicators("household").map(({ name }) => name);
    expect(names).toContain("tenure");
    expect(names).not.toContain("hasSktm");
    expect(names).not.toContain("size");
    expect(givenIndicators("member").map(({ name }) => name)).toContain("disabilitySeverity");
    expect(givenIndicators("today")).toEqual([]);
  });

  test("say which of them are fields of the record itself", () => {
    const fields = [...givenIndicators("household"), ...givenIndicators("member")].filter(
      ({ field }) => field,
    );
    expect(fields.map(({ name }) => name)).toEqual(["decile", "sex", "birthDate", "birthYear", "relation"]);
  });
});
