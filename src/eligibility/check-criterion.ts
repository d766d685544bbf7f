// PURE. Says whether an expression is a valid criterion of a unit: its type and references, or every fault.
import type { Catalogue, Unit } from "./catalogue.ts";
import type { CriterionError } from "./criterion-error.ts";
import { indexCatalogue } from "./index-catalogue.ts";
import { lower } from "./lower.ts";
import { Lowering } from "./lowering.ts";
import { parseCriterion } from "./parse-criterion.ts";
import type { Node, Reference, Type } from "./tree.ts";
import { isNumber, typeName } from "./types.ts";

export type { CriterionError } from "./criterion-error.ts";
export type { Reference } from "./tree.ts";

export type CheckResult =
  | {
      readonly valid: true;
      /** `bool`, `int` or `double`. */
      readonly type: string;
      readonly references: readonly Reference[];
      readonly tree: Node;
    }
  | {
      readonly valid: false;
      readonly errors: readonly CriterionError[];
      /** What was understood nevertheless; absent where the expression cannot be parsed. */
      readonly references?: readonly Reference[];
    };

/**
 * Checks an expression against the catalogue and the subset of CEL that criteria may use, failing closed.
 * A criterion is expected to be a `bool`, a version's priority a `number`.
 * All faults are told at once, but a fault of syntax hides the rest.
 */
export function checkExpression(
  catalogue: Catalogue,
  unit: Unit,
  expression: string,
  expected: "bool" | "number",
): CheckResult {
  const parsed = parseCriterion(catalogue, unit, expression);
  if ("error" in parsed) return { valid: false, errors: [parsed.error] };
  const lowering = new Lowering(indexCatalogue(catalogue), unit, lower);
  const tree = lower(lowering, parsed.ast);
  const { errors, references } = lowering;
  if (errors.length === 0 && !isExpected(tree.type, expected)) {
    lowering.report({ start: 0, end: expression.length }, wrongResult(tree.type, expected));
  }
  if (errors.length === 0) {
    // The library's checker has the last word, so that what it would refuse is never let through by ours.
    const fault = parsed.check();
    if (fault !== undefined) errors.push(fault);
  }
  if (errors.length > 0)
    return { valid: false, errors: errors.sort((a, b) => a.start - b.start), references };
  return { valid: true, type: typeName(tree.type), references, tree };
}

const isExpected = (type: Type, expected: "bool" | "number"): boolean =>
  expected === "bool" ? type.kind === "bool" : isNumber(type);

function wrongResult(type: Type, expected: "bool" | "number") {
  const found = typeName(type);
  return expected === "bool"
    ? {
        id: `Kriteria harus berupa syarat (bool), bukan ${found}.`,
        en: `A criterion must be a bool, not ${found}.`,
      }
    : { id: `Prioritas harus bilangan, bukan ${found}.`, en: `A priority must be a number, not ${found}.` };
}
