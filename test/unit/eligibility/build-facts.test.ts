import { describe, expect, it } from "vitest";
import { applyApplicability } from "../../../src/eligibility/build-facts.ts";
import type { Catalogue, Indicator } from "../../../src/eligibility/catalogue.ts";
import { beekeepers } from "./invented-catalogue.ts";

const apply = applyApplicability(beekeepers);

describe("the facts of a level", () => {
  it("are those given, without nulls and without names that the catalogue does not have", () => {
    const facts = apply("household", { hives: 3, honey: null, roofed: undefined, extra: 1 });
    expect(facts).toEqual({ hives: 3 });
  });

  it.each([
    [
      "does not apply",
      { years: 15, licensed: true },
      { years: 15, licensed: false, licence: "not-applicable" },
    ],
    [
      "applies",
      { years: 16, licensed: true, licence: "small" },
      { years: 16, licensed: true, licence: "small" },
    ],
    ["applies and is missing", { years: 16, licensed: true }, { years: 16, licensed: true }],
    [
      "applies by what another one says",
      { years: 40, licensed: false },
      { years: 40, licensed: false, licence: "not-applicable" },
    ],
    ["may apply", { licensed: true }, { licensed: true }],
    ["may apply and is missing", {}, {}],
    ["may apply within a range", { years: { min: 15, max: 16 } }, { years: { min: 15, max: 16 } }],
    [
      "does not apply within a range",
      { years: { min: 14, max: 15 } },
      { years: { min: 14, max: 15 }, licensed: false, licence: "not-applicable" },
    ],
  ])("that %s is as the catalogue says", (_, given, facts) => {
    expect(apply("member", given)).toEqual(facts);
  });

  it("take nothing from a record's own `__proto__`", () => {
    const record = JSON.parse('{"__proto__": {"hives": 1}, "roofed": true}') as Record<string, never>;
    expect(apply("household", record)).toEqual({ roofed: true });
  });

  it("are settled in the order of their conditions, not of the catalogue", () => {
    const reversed: Catalogue = { indicators: [...beekeepers.indicators].reverse() };
    const facts = applyApplicability(reversed)("member", { years: 3, licensed: true, licence: "large" });
    expect(facts).toEqual({ years: 3, licensed: false, licence: "not-applicable" });
  });
});

describe("a catalogue", () => {
  const having = (...changed: Partial<Indicator>[]): Catalogue => ({
    indicators: [
      ...beekeepers.indicators,
      ...changed.map((change, place) => ({ ...beekeepers.indicators[2]!, name: `extra${place}`, ...change })),
    ],
  });

  it.each([
    [
      "a condition in a circle",
      /circle/,
      [
        { appliesWhen: "household.extra1", otherwise: false },
        { appliesWhen: "!household.extra0", otherwise: false },
      ],
    ],
    ["a condition on another level", /another level/, [{ appliesWhen: "area.sunny", otherwise: false }]],
    ["a condition without a value outside it", /has no value/, [{ appliesWhen: "household.roofed" }]],
    ["an invalid condition", /Invalid criterion/, [{ appliesWhen: "household.rofed", otherwise: false }]],
    [
      "a conditional setting",
      /apply always/,
      [{ level: "setting" as const, appliesWhen: "true", otherwise: false }],
    ],
    ["a name twice", /stands twice/, [{ name: "hives" }]],
  ])("with %s is refused", (_, message, changed) => {
    expect(() => applyApplicability(having(...changed))).toThrow(message);
  });
});
