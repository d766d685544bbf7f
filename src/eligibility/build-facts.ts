// PURE. Builds the facts of a level: nulls are no facts, and what does not apply is not missing.
import { type Applicability, applicabilities } from "./applicability.ts";
import type { Catalogue, FactRecord, Facts, Level, Value } from "./catalogue.ts";
import { compileCondition } from "./compile-tree.ts";
import { indexCatalogue, levels } from "./index-catalogue.ts";

/** A record as a caller has it, with `null` where it knows nothing. */
export type NullableRecord = Readonly<Record<string, Value | null | undefined>>;

type WritableRecord = Record<string, Value | undefined>;

/** What a conditional indicator is where it does not apply. */
export interface ApplicabilityRule {
  readonly name: string;
  readonly otherwise: Value;
  readonly applies: (facts: Facts) => boolean | undefined;
}

/**
 * Compiles a catalogue's applicability, once. The function it returns keeps the facts of a level that the
 * catalogue knows, drops nulls, and gives every conditional indicator that does not apply the catalogue's
 * `otherwise`, even over a given value. Where it applies, or nobody knows whether it does, the given value stays,
 * or its absence.
 *
 * @throws Error when conditions ask each other in a circle.
 */
export function applyApplicability(
  catalogue: Catalogue,
): (level: Level, record: NullableRecord) => FactRecord {
  const byLevel = Object.fromEntries(levels.map((level) => [level, makeApply(catalogue, level)])) as Record<
    Level,
    (record: NullableRecord) => FactRecord
  >;
  return (level, record) => byLevel[level](record);
}

function makeApply(catalogue: Catalogue, level: Level): (record: NullableRecord) => FactRecord {
  const copy = makeCopy([...indexCatalogue(catalogue)[level].keys()]);
  const rules = applicabilityRules(catalogue, level);
  const nothing: FactRecord = Object.freeze({});
  return function apply(record) {
    const facts = copy(record);
    const own: Facts = { today: nothing, setting: nothing, [level]: facts };
    for (const rule of rules) if (rule.applies(own) === false) facts[rule.name] = rule.otherwise;
    return facts;
  };
}

/** Copies a record name by name: all records of a level get one shape, which compiled criteria read fastest. */
function makeCopy(names: readonly string[]): (record: NullableRecord) => WritableRecord {
  const fields = names.map((name) => `${name}: record.${name} ?? undefined`);
  // Names are identifiers: the index of the catalogue refuses every other one.
  return new Function("record", `"use strict"; return { ${fields.join(", ")} };`) as (
    record: NullableRecord,
  ) => WritableRecord;
}

/** The rules of a level in an order in which every condition asks only facts that are settled. */
export function applicabilityRules(catalogue: Catalogue, level: Level): readonly ApplicabilityRule[] {
  const pending = [...applicabilities(catalogue).values()].filter(
    ({ indicator }) => indicator.level === level,
  );
  const ordered: ApplicabilityRule[] = [];
  while (pending.length > 0) {
    const unsettled = new Set(pending.map(({ indicator }) => indicator.name));
    const next = pending.findIndex(({ asks }) => !asks.some((name) => unsettled.has(name)));
    if (next === -1)
      throw new Error(`Applicability on level ${level} runs in a circle: ${[...unsettled].join(", ")}.`);
    ordered.push(ruleOf(pending.splice(next, 1)[0]!));
  }
  return ordered;
}

function ruleOf({ indicator, condition }: Applicability): ApplicabilityRule {
  const judge = compileCondition(condition);
  return { name: indicator.name, otherwise: indicator.otherwise!, applies: (facts) => judge(facts).truth };
}
