import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Unit } from "../../../src/eligibility/catalogue.ts";
import { checkExpression } from "../../../src/eligibility/check-criterion.ts";
import { interpret } from "../../../src/eligibility/interpret.ts";
import { childrenOf, type Node } from "../../../src/eligibility/tree.ts";
import { expressionArbitrary } from "./expression-arbitrary.ts";
import { completeFactsArbitrary, hiddenArbitrary } from "./facts-arbitrary.ts";
import { beekeepers } from "./invented-catalogue.ts";
import { evaluateByLibrary } from "./library-oracle.ts";

const conditions = fc
  .constantFrom<Unit>("household", "person", "area")
  .chain((unit) => expressionArbitrary(unit).map((written) => ({ unit, written })));

/** Where CEL has a value and we have none: a double divided by zero is infinite there, unknown here. */
const dividesDoubles = (node: Node): boolean =>
  (node.kind === "arithmetic" && node.op === "/" && node.type.kind === "double") ||
  childrenOf(node).some(dividesDoubles);

function compare(withHidden: boolean) {
  const facts = withHidden ? completeFactsArbitrary.chain(hiddenArbitrary) : completeFactsArbitrary;
  let compared = 0;
  fc.assert(
    fc.property(conditions, facts, ({ unit, written }, subject) => {
      const result = checkExpression(beekeepers, unit, written, "bool");
      if (!result.valid) return;
      const byLibrary = evaluateByLibrary(written, subject);
      if (byLibrary === undefined) return;
      compared++;
      const ours = interpret(result.tree, subject).value;
      expect(dividesDoubles(result.tree) ? [byLibrary, undefined] : [byLibrary]).toContain(ours);
    }),
    { numRuns: 800 },
  );
  return compared;
}

describe("the library's evaluator", () => {
  it("agrees wherever it has a value, when no fact is missing", () => {
    expect(compare(false)).toBeGreaterThan(400);
  });

  it("agrees wherever it has a value, when facts are missing", () => {
    expect(compare(true)).toBeGreaterThan(200);
  });

  it("takes 30 February for 2 March, which is refused here at authoring", () => {
    const written = 'timestamp("2026-02-30T00:00:00Z") == timestamp("2026-03-02T00:00:00Z")';
    expect(evaluateByLibrary(written, { today: {}, setting: {} })).toBe(true);
    const result = checkExpression(beekeepers, "area", written, "bool");
    expect(result).toMatchObject({ valid: false, errors: [{ start: 10, end: 32 }] });
  });
});
