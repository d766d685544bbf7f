// PURE. The check of a criterion on the wire.
import { z } from "zod";
import type { Text } from "../eligibility/catalogue.ts";
import type { CheckResult } from "../eligibility/check-criterion.ts";
import type { Language } from "../http/language.ts";
import { unit } from "./schemas.ts";

export const criterionCheck = z
  .strictObject({
    unit,
    expression: z
      .string()
      .max(10_000)
      .meta({ examples: ["household.decile <= 4"] }),
    expected: z.enum(["bool", "number"]).default("bool").describe("`number` for a priority"),
  })
  .meta({ examples: [{ unit: "household", expression: "household.decile <= 4" }] });

export const criterionCheckAnswer = z
  .strictObject({
    valid: z.boolean(),
    type: z.string().nullable(),
    references: z
      .array(z.string())
      .describe("The facts asked for")
      .meta({ examples: [["household.decile"]] }),
    errors: z.array(
      z.strictObject({
        message: z.string(),
        start: z.number().int().describe("In UTF-16 code units from 0"),
        end: z.number().int().describe("Exclusive"),
        hint: z.string().nullable(),
      }),
    ),
  })
  .meta({
    examples: [
      { valid: true, type: "bool", references: ["household.decile"], errors: [] },
      {
        valid: false,
        type: null,
        references: [],
        errors: [
          { message: "`household.desil` is unknown.", start: 10, end: 15, hint: "Did you mean `decile`?" },
        ],
      },
    ],
  });

export function toCriterionCheckAnswer(
  checked: CheckResult,
  language: Language,
): z.infer<typeof criterionCheckAnswer> {
  const say = (said: Text) => said[language];
  return {
    valid: checked.valid,
    type: checked.valid ? checked.type : null,
    references: (checked.references ?? []).map(({ level, name }) => `${level}.${name}`),
    errors: checked.valid
      ? []
      : checked.errors.map(({ message, start, end, hint }) => ({
          message: say(message),
          start,
          end,
          hint: hint ? say(hint) : null,
        })),
  };
}
