import { describe, expect, it } from "vitest";
import type { Facts } from "../../../src/eligibility/catalogue.ts";
import { checkExpression } from "../../../src/eligibility/check-criterion.ts";
import { compileCriterion, InvalidCriterion } from "../../../src/eligibility/compile-criterion.ts";
import { beekeepers } from "./invented-catalogue.ts";

const check = (expression: string) => checkExpression(beekeepers, "person", expression, "bool");
const messagesOf = (expression: string) => {
  const result = check(expression);
  return result.valid ? [] : result.errors.map((error) => error.message.en);
};

describe("an expression", () => {
  it("may hold 400 nodes and not one more", () => {
    // 133 facts of two nodes each, and the 132 operators between them.
    const of398Nodes = `(${Array(133).fill("area.sunny").join(" || ")})`;
    expect(messagesOf(`!!${of398Nodes}`)).toEqual([]);
    expect(messagesOf(`!!!${of398Nodes}`)).toEqual([expect.stringMatching(/at most 400 nodes/)]);
  });

  it("may nest two comprehensions and not three", () => {
    expect(messagesOf("members.exists(a, members.exists(b, a.years > b.years))")).toEqual([]);
    expect(messagesOf("members.exists(a, members.exists(b, members.exists(c, c.careful)))")).toEqual([
      "At most 2 comprehensions may be nested.",
    ]);
  });

  it.each([
    ["parentheses", `${"(".repeat(5000)}true${")".repeat(5000)}`],
    ["negations", `${"!".repeat(9000)}true`],
    ["characters", `true ${" ".repeat(10_000)}`],
    ["a list", `1 in [${"1,".repeat(1000)}1]`],
  ])("of too many %s is refused, not thrown", (_, expression) => {
    expect(check(expression).valid).toBe(false);
  });

  it("that is invalid is never compiled", () => {
    expect(() => compileCriterion(beekeepers, "person", "foo()")).toThrow(InvalidCriterion);
  });
});

describe("names that every object inherits", () => {
  const inherited = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "__defineGetter__"];

  it.each(inherited)("%s is no fact in an expression", (name) => {
    expect(check(`household.${name} == 1`).valid).toBe(false);
    expect(check(`members.exists(m, m.${name})`).valid).toBe(false);
    expect(check(`${name} == 1`).valid).toBe(false);
  });

  it.each([...inherited, "a-b", "a.b", "1a", "", 'a"b', "a;b"])("%s is no name in a catalogue", (name) => {
    const indicator = { ...beekeepers.indicators[0]!, name };
    expect(() => checkExpression({ indicators: [indicator] }, "person", "true", "bool")).toThrow(
      /no identifier/,
    );
  });

  it("do not become facts by way of a record's own `__proto__`", () => {
    const record = JSON.parse('{"__proto__": {"hives": 1, "roofed": true}}') as Record<string, never>;
    const facts: Facts = { household: record, today: {}, setting: {} };
    const criterion = compileCriterion(beekeepers, "household", "household.hives == 1 || household.roofed");
    expect(criterion.evaluate(facts)).toBeUndefined();
    expect(criterion.explain(facts).missing).toEqual(["household.hives", "household.roofed"]);
  });
});

describe("text in an expression", () => {
  it.each(["\\u2028", "\\\\", "\\'); throw 1; (\\'", "`${1}`", "*/ throw 1 /*", "\\n"])(
    "%s stays a text in the generated code",
    (written) => {
      const criterion = compileCriterion(beekeepers, "household", `'${written}' in household.awards`);
      const text = new Function(`return '${written}'`)() as string;
      const having = (award: string): Facts => ({ household: { awards: [award] }, today: {}, setting: {} });
      expect(criterion.evaluate(having(text))).toBe(true);
      expect(criterion.evaluate(having("other"))).toBe(false);
    },
  );
});
