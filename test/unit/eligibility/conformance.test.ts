import { getConformanceSuite, type IncrementalTestSuite } from "@bufbuild/cel-spec/testdata/tests.js";
import { describe, expect, it } from "vitest";
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
const taken = published(getConformanceSuite()).flatMap((test) => {
  const results = (["bool", "number"] as const).map((expected) =>
    checkExpression(noIndicators, "area", test.expression, expected),
  );
  const valid = results.find((result) => result.valid);
  return valid?.valid ? [{ ...test, tree: valid.tree }] : [];
});

describe("the published conformance data of CEL", () => {
  it("holds a good number of cases that lie in the subset", () => {
    expect(taken.length).toBeGreaterThanOrEqual(170);
  });

  it.each(taken)("$name: $expression", ({ name, tree, value }) => {
    const expected = name in deviations ? deviations[name] : value;
    expect(interpret(tree, { today: {}, setting: {} }).value).toBe(expected);
  });
});
