// Typed columns for the given indicators of a level: adding an indicator is an entry and a generated migration.
import {
  type PgColumnBuilderBase,
  bigint,
  boolean,
  date,
  doublePrecision,
  integer,
  text,
} from "drizzle-orm/pg-core";
import type { Indicator, Value } from "../eligibility/catalogue.ts";

/** Columns named after their indicators; `casing: "snake_case"` names them in the database. */
export function factColumns(indicators: readonly Indicator[]): Record<never, PgColumnBuilderBase> {
  return Object.fromEntries(
    indicators.filter(hasColumn).map((indicator) => [indicator.name, columnOf(indicator)]),
  );
}

/** Fields of the record itself, such as `birthDate`, have columns of their own making. */
function hasColumn(indicator: Indicator): boolean {
  return indicator.field !== true;
}

function columnOf(indicator: Indicator): PgColumnBuilderBase {
  switch (indicator.type.kind) {
    case "bool":
      return boolean();
    case "int":
      // Amounts in rupiah pass the two billion that an integer holds.
      return indicator.measure === "IDR" ? bigint({ mode: "number" }) : integer();
    case "double":
      return doublePrecision();
    case "date":
      return date({ mode: "string" });
    case "list":
      return text().array();
    default:
      return text();
  }
}

/** The facts of a stored row: what is named by `indicators` and not null. */
export function factsOfRow(
  indicators: readonly Indicator[],
  row: Readonly<Record<string, unknown>>,
): Record<string, Value> {
  const facts: Record<string, Value> = {};
  for (const { name } of indicators.filter(hasColumn)) {
    const value = row[name];
    if (value !== null && value !== undefined) facts[name] = value as Value;
  }
  return facts;
}
