// PURE. The `indicators` of a record on the wire, made from the catalogue: adding an indicator is an entry there.
import { z } from "zod";
import type { Code, Indicator, IndicatorType, Value } from "../eligibility/catalogue.ts";
import { nearest, shown } from "../fault.ts";
import { isoDate, line } from "./wire.ts";
import { faultParams } from "./zod-faults.ts";

/** Facts as callers send them: what is not named stays as it is stored, `null` clears. */
export type SentIndicators = Record<string, Value | null>;

/** What an `integer` column holds; amounts in rupiah go up to what JSON carries exactly. */
const maxInteger = 2_147_483_647;

/**
 * A strict object of the indicators of one level. Those that the catalogue calls a `field` of the record are not
 * part of it. An unknown name is the fault `unknown-indicator` with the nearest name, told beside all others.
 */
export function indicatorObject(indicators: readonly Indicator[]): z.ZodType<SentIndicators, SentIndicators> {
  const fields = new Set(indicators.filter((indicator) => indicator.field).map(({ name }) => name));
  const shape = indicatorShape(indicators);
  return z
    .looseObject(shape)
    .superRefine((value, issues) => {
      const known = Object.keys(shape);
      const unknown = Object.keys(value).filter((key) => !Object.hasOwn(shape, key));
      for (const [place, name] of unknown.entries()) {
        const near = place < maxSuggestions ? nearest(name, known) : undefined;
        issues.addIssue({ code: "custom", path: [name], params: unknownIndicator(name, near, fields) });
      }
      // Told even when a value is of the wrong type, so that the caller mends all in one go.
    }, whateverElseIsWrong)
    .meta({ additionalProperties: false }) as unknown as z.ZodType<SentIndicators, SentIndicators>;
}

/** The schema of each that is no `field` of the record, by name. */
export function indicatorShape(indicators: readonly Indicator[]): Record<string, z.ZodType> {
  const inside = indicators.filter((indicator) => !indicator.field);
  return Object.fromEntries(inside.map((indicator) => [indicator.name, schemaOf(indicator)]));
}

/** More are not told in one answer, and each is compared with every indicator. */
const maxSuggestions = 200;

const whateverElseIsWrong = {
  when: ({ value }: { value: unknown }) =>
    typeof value === "object" && value !== null && !Array.isArray(value),
};

function schemaOf(indicator: Indicator): z.ZodType {
  const { label, measure, question } = indicator;
  const details = [measure && `in ${measure}`, question && `REGSOSEK 2022.K question ${question}`];
  return valueOf(indicator.type, measure)
    .nullable()
    .optional()
    .describe([label.en, ...details].filter(Boolean).join(", "));
}

function valueOf(type: IndicatorType, measure: string | undefined): z.ZodType {
  switch (type.kind) {
    case "bool":
      return z.boolean();
    case "int": {
      const max = type.max ?? (measure === "IDR" ? Number.MAX_SAFE_INTEGER : maxInteger);
      return z
        .number()
        .int()
        .min(type.min ?? -max)
        .max(max);
    }
    case "double":
      return z.number();
    case "date":
      return isoDate;
    case "text":
      return line(200);
    case "enum":
      return oneOf(type.codes);
    case "list":
      return type.codes === "programs"
        ? z.array(line(60)).max(200)
        : z.array(oneOf(type.codes)).max(type.codes.length);
  }
}

function oneOf(codes: readonly Code[]) {
  return z.enum(codes.map((code) => code.slug));
}

function unknownIndicator(name: string, near: string | undefined, fields: ReadonlySet<string>) {
  const sent = shown(name);
  if (fields.has(name)) {
    return faultParams(
      "unknown-indicator",
      `"${sent}" adalah bidang dari catatan itu sendiri; kirim di luar indicators.`,
      `"${sent}" is a field of the record itself; send it outside indicators.`,
    );
  }
  return faultParams(
    "unknown-indicator",
    `Indikator "${sent}" tidak dikenal.${near ? ` Maksud Anda "${near}"?` : ""}`,
    `The indicator "${sent}" is not known.${near ? ` Did you mean "${near}"?` : ""}`,
  );
}
