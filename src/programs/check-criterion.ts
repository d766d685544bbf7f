// Says whether an expression is a valid criterion, while its author still writes it.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import type { Unit } from "../eligibility/catalogue.ts";
import { checkExpression, type CheckResult } from "../eligibility/check-criterion.ts";
import { cityCatalogue } from "../eligibility/indicators/catalogue.ts";

/** A criterion is a `bool`, a priority a `number`. Nothing is stored. */
export function checkCriterion(
  ctx: Context,
  input: { unit: Unit; expression: string; expected: "bool" | "number" },
): CheckResult {
  requireScope(ctx.actor, "programs:read");
  return checkExpression(cityCatalogue, input.unit, input.expression, input.expected);
}
