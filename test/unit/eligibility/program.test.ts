import { describe, expect, it } from "vitest";
import type { Facts } from "../../../src/eligibility/catalogue.ts";
import { InvalidCriterion } from "../../../src/eligibility/compile-criterion.ts";
import { compileProgram, type CriterionSource } from "../../../src/eligibility/program.ts";
import { beekeepers } from "./invented-catalogue.ts";

const criterion = (code: string, expression: string): CriterionSource => ({
  code,
  label: { id: code, en: code },
  expression,
});
const facts = (given: Partial<Facts>): Facts => ({ today: {}, setting: {}, ...given });

const program = compileProgram(
  beekeepers,
  "household",
  [
    criterion("few-hives", "household.hives <= 4"),
    criterion("old-keeper", "members.exists(m, m.years >= 60)"),
    criterion("no-award", '!("gold" in household.awards)'),
  ],
  "household.hives * 10 - members.size()",
);

describe("a program", () => {
  it("is for those who meet every criterion", () => {
    const subject = facts({ household: { hives: 3, awards: [] }, members: [{ years: 61 }] });
    expect(program.evaluate(subject)).toEqual({ outcome: "eligible", missing: [] });
  });

  it("is not for one who misses a criterion, whatever else is unknown", () => {
    const subject = facts({ household: { awards: ["gold"] }, members: [{}] });
    expect(program.evaluate(subject)).toEqual({ outcome: "ineligible", missing: [] });
  });

  it("is undetermined otherwise, with all missing facts, sorted, once and without places", () => {
    const subject = facts({ household: {}, members: [{}, {}, { years: 9 }] });
    expect(program.evaluate(subject)).toEqual({
      outcome: "undetermined",
      missing: ["household.awards", "household.hives", "member.born"],
    });
  });

  it("is decided by ranges and partial lists where they suffice", () => {
    const subject = facts({
      household: { hives: { min: 1, max: 4 }, awards: { items: [], possible: ["silver"] } },
      members: [{ years: { min: 60, max: 61 } }],
    });
    expect(program.evaluate(subject)).toEqual({ outcome: "eligible", missing: [] });
  });

  it("names the criterion that alone excludes: one is not met, and all others are known to be", () => {
    const sole = (household: Facts["household"], years: number | undefined) =>
      program.soleRefusal(facts({ household, members: [years === undefined ? {} : { years }] }));
    expect(sole({ hives: 9, awards: [] }, 61)).toBe("few-hives");
    expect(sole({ hives: 3, awards: ["gold"] }, 61)).toBe("no-award");
    expect(sole({ hives: 9, awards: ["gold"] }, 61)).toBeUndefined();
    expect(sole({ hives: 9, awards: [] }, undefined)).toBeUndefined();
    expect(sole({ hives: 3, awards: [] }, 61)).toBeUndefined();
  });

  it("explains each criterion in the order of the version, with places and witness", () => {
    const subject = facts({ household: { hives: 9 }, members: [{}, { years: 70 }] });
    expect(program.explain(subject)).toEqual([
      { code: "few-hives", label: { id: "few-hives", en: "few-hives" }, result: "not-met", missing: [] },
      {
        code: "old-keeper",
        label: { id: "old-keeper", en: "old-keeper" },
        result: "met",
        missing: [],
        witness: { member: 1 },
      },
      {
        code: "no-award",
        label: { id: "no-award", en: "no-award" },
        result: "unknown",
        missing: ["household.awards"],
      },
    ]);
  });

  it("names the facts its criteria ask", () => {
    expect(program.references).toEqual([
      { level: "household", name: "awards" },
      { level: "household", name: "hives" },
      { level: "member", name: "years" },
    ]);
  });

  it("tells whether it looks at members, though it may ask none of their facts", () => {
    const reads = (expression: string) =>
      compileProgram(beekeepers, "household", [criterion("one", expression)]).readsMembers;
    expect(reads("members.size() > 3")).toBe(true);
    expect(reads("household.roofed")).toBe(false);
  });

  it("ranks by its priority, which may be unknown", () => {
    expect(program.priority(facts({ household: { hives: 3 }, members: [{}, {}] }))).toBe(28);
    expect(
      program.priority(facts({ household: { hives: { min: 1, max: 2 } }, members: [] })),
    ).toBeUndefined();
    expect(program.priority(facts({ household: {}, members: [] }))).toBeUndefined();
    const unranked = compileProgram(beekeepers, "household", [criterion("all", "true")]);
    expect(unranked.priority(facts({}))).toBeUndefined();
  });

  it("may name variables alike in several criteria", () => {
    const bound = (expression: string) =>
      criterion(expression, `cel.bind(n, household.hives, ${expression})`);
    const between = compileProgram(beekeepers, "household", [bound("n > 2"), bound("n < 5")]);
    expect(between.evaluate(facts({ household: { hives: 3 } })).outcome).toBe("eligible");
    expect(between.evaluate(facts({ household: { hives: 5 } })).outcome).toBe("ineligible");
  });

  it("of an area asks its area alone", () => {
    const sunny = compileProgram(beekeepers, "area", [criterion("sunny", "area.sunny || area.share >= 0.5")]);
    expect(sunny.evaluate(facts({ area: { share: { min: 0.5, max: 0.9 } } })).outcome).toBe("eligible");
    expect(sunny.evaluate(facts({ area: {} })).missing).toEqual(["area.share", "area.sunny"]);
  });

  it("tells all of many missing facts, more than fit into one number", () => {
    const many = Array.from({ length: 40 }, (_, place) => ({
      ...beekeepers.indicators.find(({ name }) => name === "roofed")!,
      name: `fact${place}`,
    }));
    const criteria = many.map(({ name }) => criterion(name, `household.${name}`));
    const wide = compileProgram({ indicators: many }, "household", criteria);
    expect(wide.evaluate(facts({ household: {} })).missing).toEqual(
      many.map(({ name }) => `household.${name}`).sort(),
    );
    const household = Object.fromEntries(many.slice(0, 39).map(({ name }) => [name, true]));
    expect(wide.evaluate(facts({ household })).missing).toEqual(["household.fact39"]);
  });

  describe("with a criterion that throws", () => {
    const withBroken = (household: Facts["household"]) =>
      facts({
        household: Object.defineProperty({ ...household }, "hives", {
          enumerable: true,
          get() {
            throw new RangeError("broken");
          },
        }),
        members: [],
      });
    const broken = compileProgram(
      beekeepers,
      "household",
      [
        criterion("few-hives", "household.hives <= 4"),
        criterion("roofed", "household.roofed"),
        criterion("much-honey", "household.honey > 1.0"),
      ],
      "household.hives",
    );

    it("knows no more than the others tell, and names what failed", () => {
      const { failures, ...outcome } = broken.evaluate(withBroken({ roofed: true }));
      expect(outcome).toEqual({ outcome: "undetermined", missing: ["household.honey"] });
      expect(failures).toEqual([{ criterion: "few-hives", error: new RangeError("broken") }]);
    });

    it("is still not for one who misses another criterion", () => {
      expect(broken.evaluate(withBroken({ roofed: false })).outcome).toBe("ineligible");
    });

    it("explains the others, and has no rank", () => {
      const subject = withBroken({ roofed: true, honey: 2 });
      expect(broken.explain(subject).map(({ result, missing }) => [result, missing])).toEqual([
        ["unknown", []],
        ["met", []],
        ["met", []],
      ]);
      expect(broken.priority(subject)).toBeUndefined();
    });
  });

  it("without a criterion, or with an invalid one, is refused", () => {
    expect(() => compileProgram(beekeepers, "household", [])).toThrow(/at least one criterion/);
    expect(() => compileProgram(beekeepers, "household", [criterion("bad", "household.hives")])).toThrow(
      InvalidCriterion,
    );
    expect(() => compileProgram(beekeepers, "household", [criterion("good", "true")], "true")).toThrow(
      InvalidCriterion,
    );
  });
});
