// PURE. Turns a valid expression into functions: one that decides, one that explains, one that ranks.
import type { Catalogue, Facts, Unit } from "./catalogue.ts";
import { checkExpression, type Reference } from "./check-criterion.ts";
import { compileCondition, compileNumber, type Verdict } from "./compile-tree.ts";
import { InvalidCriterion } from "./criterion-error.ts";
import { interpret } from "./interpret.ts";
import { type Timing, timingOf } from "./timing.ts";
import type { Node } from "./tree.ts";

export { InvalidCriterion } from "./criterion-error.ts";
export type { Timing } from "./timing.ts";

/** `undefined` is unknown: a fact is missing on which the answer depends. */
export type Truth = boolean | undefined;

export interface Explanation {
  readonly result: "met" | "not-met" | "unknown";
  /** Paths of the missing facts, `household.decile`, `members[2].birthDate` (an index of `facts.members`), sorted. */
  readonly missing: readonly string[];
  /** The member that decided a quantifier: one who meets it, or for `all` one who does not. */
  readonly witness?: Witness;
}

export interface Witness {
  /** Index in `facts.members`. */
  readonly member: number;
}

export interface CompiledExpression {
  readonly expression: string;
  readonly references: readonly Reference[];
  readonly timing: Timing;
  readonly tree: Node;
  readonly evaluate: (facts: Facts) => Truth;
  /** The truth with the missing facts that it waits for. */
  readonly judge: (facts: Facts) => Verdict;
  readonly explain: (facts: Facts) => Explanation;
}

export interface CompiledPriority {
  readonly references: readonly Reference[];
  /** `undefined` where the number is not known. */
  readonly evaluate: (facts: Facts) => number | undefined;
}

/**
 * Compiles a criterion. The compiled code decides what is plainly known and hands the rest to the interpreter.
 *
 * @throws InvalidCriterion with every fault.
 */
export function compileCriterion(catalogue: Catalogue, unit: Unit, expression: string): CompiledExpression {
  const { tree, references } = check(catalogue, unit, expression, "bool");
  const judge = compileCondition(tree);
  return {
    expression,
    references,
    timing: timingOf(catalogue, tree),
    tree,
    evaluate: (facts) => judge(facts).truth,
    judge,
    explain(facts) {
      const { value, missing, witness } = interpret(tree, facts);
      if (typeof value !== "boolean") return { result: "unknown", missing: [...missing].sort() };
      const result = value ? "met" : "not-met";
      return { result, missing: [], ...(witness !== undefined && { witness: { member: witness } }) };
    },
  };
}

/**
 * Compiles a version's priority.
 *
 * @throws InvalidCriterion with every fault.
 */
export function compilePriority(catalogue: Catalogue, unit: Unit, expression: string): CompiledPriority {
  const { tree, references } = check(catalogue, unit, expression, "number");
  return { references, evaluate: compileNumber(tree) };
}

function check(catalogue: Catalogue, unit: Unit, expression: string, expected: "bool" | "number") {
  const result = checkExpression(catalogue, unit, expression, expected);
  if (!result.valid) throw new InvalidCriterion(expression, result.errors);
  return result;
}
