// PURE. What is wrong with an expression, where, and what to write instead.
import type { Text } from "./catalogue.ts";

/** One fault of an expression. Offsets count UTF-16 code units from 0; `end` is exclusive. */
export interface CriterionError {
  readonly message: Text;
  readonly start: number;
  readonly end: number;
  readonly hint?: Text;
}

/** Thrown where an expression has to be valid already: authoring lets no other one be stored. */
export class InvalidCriterion extends Error {
  override readonly name = "InvalidCriterion";
  readonly expression: string;
  readonly errors: readonly CriterionError[];

  constructor(expression: string, errors: readonly CriterionError[]) {
    super(`Invalid criterion ${JSON.stringify(expression)}: ${errors.map((e) => e.message.en).join(" ")}`);
    this.expression = expression;
    this.errors = errors;
  }
}
