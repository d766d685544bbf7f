// PURE. How fields and indicators are called in files that have a column for each: `floorAreaM2` is `floor_area_m2`.
import type { Indicator } from "../catalogue.ts";
import { givenIndicators } from "./catalogue.ts";

export function columnName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export interface IndicatorColumn {
  readonly column: string;
  readonly indicator: Indicator;
}

/**
 * Columns of a row that tells of one person and the household: those of all `indicators` that callers send. A name
 * that both levels have is preceded by its level, such as `member_civil_registry_match`.
 */
export function indicatorColumns(level: "household" | "member"): IndicatorColumn[] {
  const other = givenIndicators(level === "household" ? "member" : "household");
  const isOfBoth = (name: string) => other.some((indicator) => indicator.name === name);
  return givenIndicators(level)
    .filter(({ field }) => field === undefined)
    .map((indicator) => {
      const column = columnName(indicator.name);
      return { column: isOfBoth(indicator.name) ? `${level}_${column}` : column, indicator };
    });
}
