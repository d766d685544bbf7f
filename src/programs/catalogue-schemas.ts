// PURE. Indicators and settings on the wire.
import { z } from "zod";
import type { Code, Indicator } from "../eligibility/catalogue.ts";
import { isoDate, line } from "../http/wire.ts";
import { inBothLanguages } from "../http/zod-faults.ts";
import type { Setting } from "./list-settings.ts";

export const level = z.enum(["household", "member", "area", "today", "setting"]);
const label = z.strictObject({ id: z.string(), en: z.string() });

export const indicatorAnswer = z
  .strictObject({
    level,
    name: z.string(),
    type: z.enum(["bool", "int", "double", "date", "text", "enum", "list"]),
    codes: z
      .array(z.strictObject({ code: z.string(), number: z.number().int().nullable() }))
      .nullable()
      .describe(
        "Of an enumeration or a list, with their numbers in REGSOSEK 2022.K; null: free, or program codes",
      ),
    min: z.number().nullable(),
    max: z.number().nullable(),
    label,
    measure: z.string().nullable().describe("Unit of a number"),
    question: z.string().nullable().describe("Question in REGSOSEK 2022.K"),
    origin: z
      .enum(["given", "computed", "both"])
      .describe("Sent by callers, derived, or derived where not sent"),
    field: z.boolean().describe("Sent as a field of the record itself, not inside `indicators`"),
    appliesWhen: z.string().nullable().describe("CEL condition; where it is false the fact is `otherwise`"),
    otherwise: z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]).nullable(),
  })
  .meta({
    id: "Indicator",
    examples: [
      {
        level: "household",
        name: "decile",
        type: "int",
        codes: null,
        min: 1,
        max: 10,
        label: { id: "Desil kesejahteraan", en: "Welfare decile" },
        measure: null,
        question: null,
        origin: "given",
        field: true,
        appliesWhen: null,
        otherwise: null,
      },
    ],
  });

export const settingName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]{0,59}$/, inBothLanguages("Huruf dan angka.", "Letters and digits."))
  .meta({ examples: ["minimumWageIdr"] });

/** The amount is invented. */
const exampleValue = { value: 3_000_000, effectiveFrom: "2026-01-01", source: "SK Gubernur" };

export const newSettingValue = z
  .strictObject({
    value: z.number(),
    effectiveFrom: isoDate.describe("First day of the value"),
    source: line(400).nullable().default(null).describe("The decree or document that says so"),
  })
  .meta({ examples: [exampleValue] });

export const settingAnswer = z
  .strictObject({
    name: settingName,
    label,
    measure: z.string().nullable(),
    values: z
      .array(z.strictObject({ value: z.number(), effectiveFrom: isoDate, source: z.string().nullable() }))
      .describe("By their first day; empty: not entered yet"),
  })
  .meta({
    id: "Setting",
    examples: [
      {
        name: "minimumWageIdr",
        label: { id: "Upah minimum kota sebulan", en: "The city's monthly minimum wage" },
        measure: "IDR",
        values: [exampleValue],
      },
    ],
  });

export function toIndicatorAnswer(indicator: Indicator): z.infer<typeof indicatorAnswer> {
  const { type, label: texts, otherwise } = indicator;
  return {
    level: indicator.level,
    name: indicator.name,
    type: type.kind,
    codes: "codes" in type && type.codes !== "programs" ? type.codes.map(toCodeAnswer) : null,
    min: (type.kind === "int" ? type.min : undefined) ?? null,
    max: (type.kind === "int" ? type.max : undefined) ?? null,
    label: { id: texts.id, en: texts.en },
    measure: indicator.measure ?? null,
    question: indicator.question ?? null,
    origin: indicator.origin,
    field: indicator.field ?? false,
    appliesWhen: indicator.appliesWhen ?? null,
    otherwise: (otherwise as z.infer<typeof indicatorAnswer>["otherwise"] | undefined) ?? null,
  };
}

function toCodeAnswer({ slug, number }: Code) {
  return { code: slug, number: number ?? null };
}

export function toSettingAnswer({ indicator, values }: Setting): z.infer<typeof settingAnswer> {
  return {
    name: indicator.name,
    label: { id: indicator.label.id, en: indicator.label.en },
    measure: indicator.measure ?? null,
    values: values.map(({ value, effectiveFrom, source }) => ({ value, effectiveFrom, source })),
  };
}
