import { describe, expect, it } from "vitest";
import type { Facts, Unit } from "../../../src/eligibility/catalogue.ts";
import { compileCriterion } from "../../../src/eligibility/compile-criterion.ts";
import cases from "./criteria-cases.json" with { type: "json" };
import { beekeepers } from "./invented-catalogue.ts";

interface Case {
  readonly unit?: Unit;
  readonly expression: string;
  readonly facts: Partial<Facts>;
  readonly result: "met" | "not-met" | "unknown";
  readonly missing: readonly string[];
  readonly witness?: number;
}

const truths = { met: true, "not-met": false, unknown: undefined };

describe.each(Object.entries(cases as Record<string, unknown>))("%s", (_, rows) => {
  it.each(rows as Case[])("$expression is $result", ({ unit = "person", expression, facts, ...expected }) => {
    const criterion = compileCriterion(beekeepers, unit, expression);
    const { result, missing, witness } = expected;
    const all: Facts = { today: {}, setting: {}, ...facts };
    const decided = witness === undefined ? {} : { witness: { member: witness } };
    expect(criterion.explain(all)).toEqual({ result, missing, ...decided });
    expect(criterion.evaluate(all)).toBe(truths[result]);
  });
});
