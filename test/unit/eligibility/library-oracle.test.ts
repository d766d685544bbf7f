import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Unit } from "../../../src/eligibility/catalogue.ts";
import { checkExpression } from "../../../src/eligibility/check-criterion.ts";
import { interpret } from "../../../src/eligibility/interpret.ts";
import { childrenOf, type Node } from "../../../src/eligibility/tree.ts";
import { expressionArbitrary } from "./expression-arbitrary.ts";
import { completeFactsArbitrary, hiddenArbitrary } from "./facts-arbitrary.ts";
import { beekeepers } from "./invented-catalogue.ts";
import { evaluateByBufbuild } from "./bufbuild-oracle.ts";
import { evaluateByLibrary } from "./library-oracle.ts";

const conditions = fc
  .constantFrom<Unit>("household", "person", "area")
  .chain((unit) => expressionArbitrary(unit).map((written) => ({ unit, written })));

/** Where CEL has a value and we have none: a double divided by zero is infinite there, unknown here. */
const dividesDoubles = (node: Node): boolean =>
  (node.kind === "arithmetic" && node.op === "/" && node.type.kind === "double") ||
  childrenOf(node).some(dividesDoubles);

const long = process.env.TEST_LONG === "1";
/** `CEL_SEED` repeats a run; a long run takes another each time, and says which. */
const seed = Number(process.env.CEL_SEED ?? (long ? Date.now() % 1_000_000 : 20_260_701));
/** Two evaluators of each expression take seconds on a busy machine. */
const timeout = long ? 1_200_000 : 60_000;
const numRuns = long ? 20_000 : 800;

function compare(name: string, evaluate: typeof evaluateByLibrary, withHidden: boolean) {
  const facts = withHidden ? completeFactsArbitrary.chain(hiddenArbitrary) : completeFactsArbitrary;
  let compared = 0;
  fc.assert(
    fc.property(conditions, facts, ({ unit, written }, subject) => {
      const result = checkExpression(beekeepers, unit, written, "bool");
      if (!result.valid) return;
      const byLibrary = evaluate(written, subject);
      if (byLibrary === undefined) return;
      compared++;
      const ours = interpret(result.tree, subject).value;
      expect(dividesDoubles(result.tree) ? [byLibrary, undefined] : [byLibrary]).toContain(ours);
    }),
    { seed, numRuns },
  );
  if (long) console.log(`CEL, seed ${seed}: ${compared} of ${numRuns} expressions have a value in ${name}`);
  return compared;
}

describe.each([
  ["@marcbachmann/cel-js", evaluateByLibrary],
  ["@bufbuild/cel", evaluateByBufbuild],
] as const)("the evaluator of %s", (name, evaluate) => {
  it("agrees wherever it has a value, when no fact is missing", { timeout }, () => {
    expect(compare(name, evaluate, false)).toBeGreaterThan(numRuns / 2);
  });

  it("agrees wherever it has a value, when facts are missing", { timeout }, () => {
    expect(compare(name, evaluate, true)).toBeGreaterThan(numRuns / 4);
  });
});

describe("the library's evaluator", () => {
  it("takes 30 February for 2 March, which is refused here at authoring", () => {
    const written = 'timestamp("2026-02-30T00:00:00Z") == timestamp("2026-03-02T00:00:00Z")';
    expect(evaluateByLibrary(written, { today: {}, setting: {} })).toBe(true);
    const result = checkExpression(beekeepers, "area", written, "bool");
    expect(result).toMatchObject({ valid: false, errors: [{ start: 10, end: 32 }] });
  });
});
