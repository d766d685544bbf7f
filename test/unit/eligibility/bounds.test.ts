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

describe("an explanation of much that is missing", () => {
  const apiary = (): Facts => ({
    household: {},
    members: Array.from({ length: 60 }, () => ({})),
    member: {},
    today: {},
    setting: {},
  });
  const explain = (expression: string) => {
    const began = performance.now();
    const { result, missing } = compileCriterion(beekeepers, "person", expression).explain(apiary());
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(result).toBe("unknown");
    return missing;
  };

  it("does not double with every bound value that is used twice", () => {
    const names = Array.from({ length: 40 }, (_, place) => `a${place}`);
    const expression = names.reduceRight(
      (body, name, place) =>
        `cel.bind(${name}, ${place ? `${names[place - 1]} + ${names[place - 1]}` : "household.hives"}, ${body})`,
      "a39 > 5",
    );
    expect(explain(expression)).toEqual(["household.hives"]);
  });

  it("names each of the members' facts once, though every pair of them asks", () => {
    const pairs = Array(60).fill("a.years < b.years").join(" || ");
    expect(explain(`members.all(a, members.exists(b, ${pairs}))`)).toEqual(
      Array.from({ length: 60 }, (_, place) => `members[${place}].born`).sort(),
    );
  });

  it("takes a bound value's missing facts together, however often it is used", () => {
    const uses = Array(60).fill("x < b.stings").join(" || ");
    const expression = `cel.bind(x, members.map(m, m.stings).sum(), members.all(a, members.exists(b, ${uses})))`;
    expect(explain(expression)).toHaveLength(60);
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
