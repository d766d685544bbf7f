// Rows as JSON, both ways: whole aggregates are read and written in one statement each, whatever their size.
import { getTableColumns, getTableName, type InferSelectModel } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import type { PgTable } from "drizzle-orm/pg-core";

export interface RowJson<Row> {
  readonly table: string;
  /** Every column as the database names it. */
  readonly columns: readonly string[];
  /** A row from what `to_jsonb(row)` makes of it. */
  read(json: Readonly<Record<string, unknown>>): Row;
  /**
   * What `jsonb_populate_recordset(null::table, …)` reads: a column that is not named is null, since defaults do not
   * apply. Most facts of most people are not known, so that a row is written in a third of the bytes.
   */
  write(row: Row): Record<string, unknown>;
  /** `INSERT … ON CONFLICT (id) DO UPDATE` of the rows in the JSON array that the parameter holds. */
  upsert(parameter: string): string;
}

/** @param table its columns decide; times become `Date`, bytes `Buffer` */
export function rowJson<Table extends PgTable>(table: Table): RowJson<InferSelectModel<Table>> {
  type Row = InferSelectModel<Table>;
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => ({
    key,
    name: column.keyAsName ? toSnakeCase(column.name) : column.name,
    type: column.getSQLType(),
  }));
  const name = getTableName(table);
  const names = columns.map((column) => `"${column.name}"`);

  return {
    table: name,
    columns: columns.map((column) => column.name),
    read(json) {
      const row: Record<string, unknown> = {};
      for (const { key, name, type } of columns) row[key] = readValue(json[name], type);
      return row as Row;
    },
    write(row) {
      const json: Record<string, unknown> = {};
      for (const { key, name } of columns) {
        const value = (row as Record<string, unknown>)[key];
        if (value !== null && value !== undefined) json[name] = writeValue(value);
      }
      return json;
    },
    upsert: (parameter) =>
      `insert into "${name}" (${names.join(", ")}) ` +
      `select ${names.join(", ")} from jsonb_populate_recordset(null::"${name}", ${parameter}::jsonb) ` +
      `on conflict (id) do update set ${names.map((column) => `${column} = excluded.${column}`).join(", ")}`,
  };
}

function readValue(value: unknown, type: string): unknown {
  if (value === null || value === undefined) return null;
  if (type.startsWith("timestamp")) return new Date(value as string);
  if (type === "bytea") return Buffer.from((value as string).slice(2), "hex");
  return value;
}

function writeValue(value: unknown): unknown {
  return Buffer.isBuffer(value) ? `\\x${value.toString("hex")}` : value;
}
