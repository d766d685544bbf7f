import { getConformanceSuite, type IncrementalTestSuite } from "@bufbuild/cel-spec/testdata/tests.js";
import { afterAll, describe, expect, it } from "vitest";
import { checkExpression } from "../../../src/eligibility/check-criterion.ts";
import { interpret } from "../../../src/eligibility/interpret.ts";

/** Published cases that are answered otherwise, on purpose. */
const deviations: Readonly<Record<string, unknown>> = {
  // An infinite double is a value that nobody knows.
  fp_overflow_positive: undefined,
  fp_overflow_negative: undefined,
  // Zero has no sign.
  negative_zero: 0,
  // Two elements that meet it decide `exists_one`, whatever an erroneous third one is.
  list_no_shortcircuit: false,
};

interface Published {
  readonly name: string;
  readonly expression: string;
  /** `undefined` where CEL ends in an error. */
  readonly value: unknown;
}

function published(suite: IncrementalTestSuite): readonly Published[] {
  const own = suite.tests.map(({ original: { name, expr, resultMatcher } }) => {
    const result = resultMatcher.case === "typedResult" ? resultMatcher.value.result : resultMatcher.value;
    const isValue = result?.$typeName === "cel.expr.Value";
    const value = isValue ? result.kind.value : undefined;
    return { name, expression: expr, value: typeof value === "bigint" ? Number(value) : value };
  });
  return [...own, ...suite.suites.flatMap(published)];
}

const noIndicators = { indicators: [] };
const all = published(getConformanceSuite());
const leftOut = new Map<string, number>();
const taken = all.flatMap((test) => {
  const results = (["bool", "number"] as const).map((expected) =>
    checkExpression(noIndicators, "area", test.expression, expected),
  );
  const valid = results.find((result) => result.valid);
  if (valid?.valid) return [{ ...test, tree: valid.tree }];
  const [refusal] = results.flatMap((result) => (result.valid ? [] : result.errors));
  // Alike but for what of the expression they name.
  const reason = refusal!.message.en.replaceAll(/[`"'][^`"']*[`"']/g, "…");
  leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
  return [];
});
let passed = 0;
afterAll(() => {
  const reasons = [...leftOut].sort(([, a], [, b]) => b - a).map(([reason, count]) => `${count} × ${reason}`);
  console.log(
    `CEL conformance: ${all.length} cases, ${taken.length} in the subset, ${passed} passed (of them ` +
      `${taken.filter(({ name }) => name in deviations).length} answered otherwise on purpose); left out:`,
    reasons,
  );
});

describe("the published conformance data of CEL", () => {
  it("holds a good number of cases that lie in the subset", () => {
    expect(taken.length).toBeGreaterThanOrEqual(170);
  });

  it.each(taken)("$name: $expression", ({ name, tree, value }) => {
    const expected = name in deviations ? deviations[name] : value;
    expect(interpret(tree, { today: {}, setting: {} }).value).toBe(expected);
    passed += 1;
  });
});
