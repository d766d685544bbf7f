import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Facts, Unit, Value } from "../../../src/eligibility/catalogue.ts";
import { checkExpression } from "../../../src/eligibility/check-criterion.ts";
import { compileCondition, compileNumber } from "../../../src/eligibility/compile-tree.ts";
import { interpret } from "../../../src/eligibility/interpret.ts";
import { childrenOf, type Node } from "../../../src/eligibility/tree.ts";
import { expressionArbitrary, numberExpressionArbitrary } from "./expression-arbitrary.ts";
import { completeFactsArbitrary, hiddenArbitrary } from "./facts-arbitrary.ts";
import { beekeepers } from "./invented-catalogue.ts";

const long = process.env.TEST_LONG === "1";
/** `CEL_SEED` repeats a run; a long run takes another each time, and says which where it fails. */
const seed = Number(process.env.CEL_SEED ?? (long ? Date.now() % 1_000_000 : 20_260_701));
const runs = (few: number) => ({ seed, numRuns: long ? few * 10 : few });

const units = fc.constantFrom<Unit>("household", "person", "area");
const conditions = units.chain((unit) => expressionArbitrary(unit).map((written) => ({ unit, written })));
const numbers = units.chain((unit) => numberExpressionArbitrary(unit).map((written) => ({ unit, written })));
const completeAndHidden = completeFactsArbitrary.chain((complete) =>
  fc.record({ complete: fc.constant(complete), hidden: hiddenArbitrary(complete) }),
);

/** Codes that can never be equal, and written zeros as divisors: what the generator does not avoid. */
const isAccident = (message: string) => /no code here|no code in common|Division by zero/.test(message);

function treeOf(unit: Unit, written: string, expected: "bool" | "number"): Node {
  const result = checkExpression(beekeepers, unit, written, expected);
  if (result.valid) return result.tree;
  fc.pre(!result.errors.every((error) => isAccident(error.message.en)));
  throw new Error(`${written}: ${JSON.stringify(result.errors)}`);
}

const withoutPlaces = (paths: readonly string[]) =>
  [...new Set(paths.map((path) => path.replace(/^members\[\d+\]/, "member")))].sort();

const derivesLists = (node: Node): boolean =>
  node.kind === "filter" || node.kind === "map" || childrenOf(node).some(derivesLists);

describe("a random condition", () => {
  it("gets from compiled code the truth and the missing facts that the interpreter finds", () => {
    fc.assert(
      fc.property(conditions, completeAndHidden, ({ unit, written }, { hidden }) => {
        const tree = treeOf(unit, written, "bool");
        const { value, missing } = interpret(tree, hidden);
        const compiled = compileCondition(tree)(hidden);
        expect(compiled.truth).toBe(value);
        // Of an element that a filter drops or a map replaces, compiled code may name more than is waited for.
        const named = withoutPlaces(missing);
        expect(compiled.missing).toEqual(derivesLists(tree) ? expect.arrayContaining(named) : named);
      }),
      runs(1000),
    );
  });

  it("that is known while facts are missing has that truth when they are found", () => {
    fc.assert(
      fc.property(conditions, completeAndHidden, ({ unit, written }, { complete, hidden }) => {
        const tree = treeOf(unit, written, "bool");
        const [known, completed] = [interpret(tree, hidden).value, interpret(tree, complete).value];
        if (known !== undefined && completed !== undefined) expect(known).toBe(completed);
      }),
      runs(1000),
    );
  });

  it("that is known has that truth in every completion of a few missing facts", () => {
    fc.assert(
      fc.property(conditions, completeFactsArbitrary, places, ({ unit, written }, facts, hiding) => {
        const tree = treeOf(unit, written, "bool");
        const blanks = hiding.map((place) => hideable[place]!);
        const nothing = blanks.map(() => undefined);
        const known = interpret(tree, fill(facts, blanks, nothing)).value;
        if (known === undefined) return;
        for (const values of combinations(blanks.map((blank) => blank.values))) {
          expect([known, undefined]).toContain(interpret(tree, fill(facts, blanks, values)).value);
        }
      }),
      runs(300),
    );
  });

  it("names the facts to find where it is unknown, and none where it is known", () => {
    fc.assert(
      fc.property(conditions, completeAndHidden, ({ unit, written }, { complete, hidden }) => {
        const tree = treeOf(unit, written, "bool");
        const { value, missing } = interpret(tree, hidden);
        if (value !== undefined) expect(missing).toEqual([]);
        else if (interpret(tree, complete).value !== undefined) expect(missing).not.toEqual([]);
      }),
      runs(500),
    );
  });
});

describe("a random number", () => {
  it("gets from compiled code the value that the interpreter finds", () => {
    fc.assert(
      fc.property(numbers, completeAndHidden, ({ unit, written }, { hidden }) => {
        const tree = treeOf(unit, written, "number");
        const { value } = interpret(tree, hidden);
        expect(compileNumber(tree)(hidden)).toBe(typeof value === "number" ? value + 0 : undefined);
      }),
      runs(500),
    );
  });

  it("lies in the range that was known while facts were missing", () => {
    fc.assert(
      fc.property(numbers, completeAndHidden, ({ unit, written }, { complete, hidden }) => {
        const tree = treeOf(unit, written, "number");
        const [known, completed] = [interpret(tree, hidden).value, interpret(tree, complete).value];
        if (known === undefined || typeof completed !== "number") return;
        const { min, max } = typeof known === "object" && "min" in known ? known : { min: known, max: known };
        expect(completed).toBeGreaterThanOrEqual(min as number);
        expect(completed).toBeLessThanOrEqual(max as number);
      }),
      runs(500),
    );
  });
});

/** A fact of a small domain that can be taken away and put back with every value. */
interface Blank {
  readonly level: "household" | "member" | "area" | "setting";
  readonly name: string;
  readonly values: readonly Value[];
}

const blooms = ["heather", "linden", "clover"];
const hideable: readonly Blank[] = [
  { level: "household", name: "roofed", values: [true, false] },
  { level: "household", name: "bloom", values: blooms },
  { level: "household", name: "hives", values: [-1, 0, 1, 2, 5] },
  { level: "household", name: "awards", values: [[], ["gold"], ["silver"], ["gold", "silver"]] },
  { level: "member", name: "careful", values: [true, false] },
  { level: "member", name: "stings", values: [0, 1, 18] },
  { level: "area", name: "sunny", values: [true, false] },
  { level: "area", name: "share", values: [0, 0.5, 2.25] },
  { level: "setting", name: "limit", values: [0, 5] },
];
const places = fc.uniqueArray(fc.nat(hideable.length - 1), { minLength: 1, maxLength: 3 });

function combinations(domains: readonly (readonly Value[])[]): readonly (readonly Value[])[] {
  return domains.reduce<readonly (readonly Value[])[]>(
    (rows, domain) => rows.flatMap((row) => domain.map((value) => [...row, value])),
    [[]],
  );
}

/** The facts with other values in the blanks; a member's blank is that of every member. */
function fill(facts: Facts, blanks: readonly Blank[], values: readonly (Value | undefined)[]): Facts {
  return blanks.reduce((filled, { level, name }, place): Facts => {
    const put = (record = {}) => ({ ...record, [name]: values[place] });
    if (level === "member")
      return { ...filled, member: put(filled.member), members: filled.members?.map(put) };
    return { ...filled, [level]: put(filled[level]) };
  }, facts);
}
