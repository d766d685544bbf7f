// PURE. The conditions under which conditional indicators apply, checked once for a catalogue.
import type { Catalogue, Indicator, Level, Unit } from "./catalogue.ts";
import { checkExpression } from "./check-criterion.ts";
import { InvalidCriterion } from "./criterion-error.ts";
import type { Node } from "./tree.ts";

/** A conditional indicator: `condition` over its own level's facts, and the facts that it asks. */
export interface Applicability {
  readonly indicator: Indicator;
  readonly condition: Node;
  readonly asks: readonly string[];
}

const unitByLevel: Readonly<Partial<Record<Level, Unit>>> = {
  household: "household",
  member: "person",
  area: "area",
};

const known = new WeakMap<Catalogue, ReadonlyMap<string, Applicability>>();

/**
 * The conditional indicators of a catalogue by `level.name`.
 *
 * @throws Error when a condition is invalid, asks another level, or says nothing for where it does not hold.
 */
export function applicabilities(catalogue: Catalogue): ReadonlyMap<string, Applicability> {
  const found = known.get(catalogue);
  if (found !== undefined) return found;
  const conditional = new Map<string, Applicability>();
  for (const indicator of catalogue.indicators) {
    if (indicator.appliesWhen === undefined) continue;
    conditional.set(
      `${indicator.level}.${indicator.name}`,
      checkApplicability(catalogue, indicator, indicator.appliesWhen),
    );
  }
  known.set(catalogue, conditional);
  return conditional;
}

function checkApplicability(catalogue: Catalogue, indicator: Indicator, appliesWhen: string): Applicability {
  const { level, name } = indicator;
  const unit = unitByLevel[level];
  if (unit === undefined) throw new Error(`Indicator ${level}.${name}: facts of ${level} apply always.`);
  const result = checkExpression(catalogue, unit, appliesWhen, "bool");
  if (!result.valid) throw new InvalidCriterion(appliesWhen, result.errors);
  const asksOwnLevel = result.references.every((reference) => reference.level === level);
  if (!asksOwnLevel) throw new Error(`Indicator ${level}.${name}: its applicability asks another level.`);
  if (indicator.otherwise === undefined)
    throw new Error(`Indicator ${level}.${name} has no value for where it does not apply.`);
  return { indicator, condition: result.tree, asks: result.references.map((reference) => reference.name) };
}
