// PURE. A program's criteria together: all of them must be met, and one that is not met decides.
import type { Catalogue, Facts, Text, Unit } from "./catalogue.ts";
import type { Reference } from "./check-criterion.ts";
import {
  type CompiledExpression,
  compileCriterion,
  compilePriority,
  type Explanation,
} from "./compile-criterion.ts";
import { type Answers, compileDecision, type Verdict } from "./compile-tree.ts";
import { mergeTimings, type Timing } from "./timing.ts";
import { childrenOf, type Node } from "./tree.ts";
import { boolType } from "./types.ts";

/** One named criterion of a version, as it was authored. */
export interface CriterionSource {
  readonly code: string;
  readonly label: Text;
  readonly expression: string;
  /** A sensible default until the city's decree is entered. */
  readonly assumed?: boolean;
}

export interface ProgramOutcome {
  readonly outcome: "eligible" | "ineligible" | "undetermined";
  /** Missing facts without places, `member.birthDate`, sorted; only where undetermined. */
  readonly missing: readonly string[];
  /** Criteria whose evaluation threw, a mistake of the engine's: they count as unknown, and stop no other one. */
  readonly failures?: readonly CriterionFailure[];
}

export interface CriterionFailure {
  /** Code of the criterion. */
  readonly criterion: string;
  readonly error: unknown;
}

export interface ExplainedCriterion extends Explanation {
  readonly code: string;
  readonly label: Text;
}

export interface CompiledProgram {
  /** Every fact that a criterion asks, once. */
  readonly references: readonly Reference[];
  /** Every fact that a criterion or the priority asks, once. */
  readonly reads: readonly Reference[];
  /** Whether a criterion looks at the household's members, though it may ask none of their facts. */
  readonly readsMembers: boolean;
  /** Every number and text that a criterion names, once. */
  readonly literals: readonly (number | string)[];
  readonly timing: Timing;
  readonly evaluate: (facts: Facts) => ProgramOutcome;
  /** A criterion that is not met, one that stands still if there is such; the outcome stays while it is not met. */
  readonly refusal: (facts: Facts) => Pick<CompiledExpression, "timing" | "evaluate"> | undefined;
  /** Code of the one criterion that alone excludes: it is not met, and every other one is. */
  readonly soleRefusal: (facts: Facts) => string | undefined;
  readonly explain: (facts: Facts) => readonly ExplainedCriterion[];
  /** The rank of an eligible subject; `undefined` where it is unknown or the version has no priority. */
  readonly priority: (facts: Facts) => number | undefined;
}

const outcomes: Answers<ProgramOutcome> = {
  met: { outcome: "eligible", missing: [] },
  notMet: { outcome: "ineligible", missing: [] },
  unknown: (missing) => ({ outcome: "undetermined", missing }),
};

/**
 * Compiles the criteria of a version.
 *
 * @throws InvalidCriterion for the first criterion, or the priority, that is not valid.
 * @throws Error when there is no criterion, which everyone would meet.
 */
export function compileProgram(
  catalogue: Catalogue,
  unit: Unit,
  criteria: readonly CriterionSource[],
  priority?: string,
): CompiledProgram {
  if (criteria.length === 0) throw new Error("A version needs at least one criterion.");
  const compiled = criteria.map(({ expression }) => compileCriterion(catalogue, unit, expression));
  const ranking = priority === undefined ? undefined : compilePriority(catalogue, unit, priority);

  // One function for all criteria: the smallest of their truths is the program's.
  const decide = compileDecision(allOf(compiled.map((criterion) => criterion.tree)), outcomes);
  const stillFirst = [...compiled].sort((a, b) => Number(a.timing.moves) - Number(b.timing.moves));

  const references = mergeReferences(compiled.flatMap((criterion) => criterion.references));
  return {
    references,
    reads: mergeReferences([...references, ...(ranking?.references ?? [])]),
    ...looksOf(compiled.map(({ tree }) => tree)),
    timing: mergeTimings(compiled.map((criterion) => criterion.timing)),
    // Written out: this runs for every subject and program, and `otherwise` would make functions each time.
    evaluate(facts) {
      try {
        return decide(facts);
      } catch {
        return decideOneByOne(criteria, compiled, facts);
      }
    },
    refusal: (facts) =>
      otherwise(
        () => stillFirst.find(({ evaluate }) => evaluate(facts) === false),
        () => undefined,
      ),
    soleRefusal: (facts) => soleRefusal(criteria, compiled, facts),
    explain: (facts) =>
      criteria.map(({ code, label }, place) => ({
        code,
        label,
        ...otherwise(
          () => compiled[place]!.explain(facts),
          () => unexplained,
        ),
      })),
    priority: (facts) =>
      otherwise(
        () => ranking?.evaluate(facts),
        () => undefined,
      ),
  };
}

/** What `work` gives; where it throws, what `instead` makes of the error. */
function otherwise<T>(work: () => T, instead: (error: unknown) => T): T {
  try {
    return work();
  } catch (error) {
    return instead(error);
  }
}

const unexplained: Explanation = { result: "unknown", missing: [] };

/** As all together, but one that throws does not take the others with it: one not met still decides. */
function decideOneByOne(
  criteria: readonly CriterionSource[],
  compiled: readonly CompiledExpression[],
  facts: Facts,
): ProgramOutcome {
  const failures: CriterionFailure[] = [];
  const verdicts = compiled.map(({ judge }, place) =>
    otherwise(
      () => judge(facts),
      (error): Verdict => {
        failures.push({ criterion: criteria[place]!.code, error });
        return { truth: undefined, missing: [] };
      },
    ),
  );
  if (verdicts.some(({ truth }) => truth === false)) return { ...outcomes.notMet, failures };
  const missing = [...new Set(verdicts.flatMap((verdict) => verdict.missing))].sort();
  return { outcome: "undetermined", missing, failures };
}

function soleRefusal(
  criteria: readonly CriterionSource[],
  compiled: readonly CompiledExpression[],
  facts: Facts,
): string | undefined {
  let sole: string | undefined;
  for (const [place, { evaluate }] of compiled.entries()) {
    const truth = otherwise(
      () => evaluate(facts),
      () => undefined,
    );
    if (truth === true) continue;
    if (truth === undefined || sole !== undefined) return undefined;
    sole = criteria[place]!.code;
  }
  return sole;
}

function allOf(trees: readonly Node[]): Node {
  return trees.reduce((left, right): Node => ({ kind: "and", left, right, type: boolType }));
}

function looksAtMembers(node: Node): boolean {
  return node.kind === "members" || childrenOf(node).some(looksAtMembers);
}

function looksOf(trees: readonly Node[]): Pick<CompiledProgram, "readsMembers" | "literals"> {
  return { readsMembers: trees.some(looksAtMembers), literals: [...new Set(trees.flatMap(literalsOf))] };
}

function literalsOf(node: Node): (number | string)[] {
  if (node.kind === "literal") return typeof node.value === "boolean" ? [] : [node.value];
  return childrenOf(node).flatMap(literalsOf);
}

function mergeReferences(references: readonly Reference[]): readonly Reference[] {
  const byCode = new Map(references.map((reference) => [`${reference.level}.${reference.name}`, reference]));
  return [...byCode.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, reference]) => reference);
}
