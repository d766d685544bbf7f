// PURE. Writes the types of indicators short: code lists with the numbers of the national questionnaire or without, and the rest.
import type { Code, IndicatorType } from "../catalogue.ts";

/** Codes by slug, each with its number in the questionnaire; the order written is the order listed. */
export function numbered(numberBySlug: Readonly<Record<string, number>>): readonly Code[] {
  return Object.entries(numberBySlug).map(([slug, number]) => ({ slug, number }));
}

/** Codes that the questionnaire does not number, or whose numbers are not known. */
export function unnumbered(...slugs: readonly string[]): readonly Code[] {
  return slugs.map((slug) => ({ slug }));
}

/** One code of a list. */
export function enumOf(codes: readonly Code[]): IndicatorType {
  return { kind: "enum", codes };
}

export const bool: IndicatorType = { kind: "bool" };
export const date: IndicatorType = { kind: "date" };
export const atLeastZero: IndicatorType = { kind: "int", min: 0 };
export const programs: IndicatorType = { kind: "list", codes: "programs" };
export const sexes: IndicatorType = enumOf(numbered({ male: 1, female: 2 }));
export const civilRegistryMatches: IndicatorType = enumOf(
  unnumbered("matched", "mismatched", "not-found", "unchecked"),
);
