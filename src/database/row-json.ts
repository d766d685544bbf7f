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
   * What `json_populate_recordset(null::table, …)` reads: a column that is not named is null, since defaults do not
   * apply. Most facts of most people are not known, so that a row is written in a third of the bytes. A row may come in
   * parts, since putting an object of many names together takes longer than writing it.
   */
  write(...parts: readonly Partial<Row>[]): Record<string, unknown>;
  /** `INSERT … ON CONFLICT (id) DO UPDATE` of the rows in the JSON array that the parameter holds. */
  upsert(parameter: string): string;
}

/** The columns of a table: as rows here name them, as the database does, and their types there. */
export function columnsOf(
  table: PgTable,
): readonly { readonly key: string; readonly name: string; readonly type: string }[] {
  return Object.entries(getTableColumns(table)).map(([key, column]) => ({
    key,
    name: column.keyAsName ? toSnakeCase(column.name) : column.name,
    type: column.getSQLType(),
  }));
}

/** @param table its columns decide; times become `Date`, bytes `Buffer` */
export function rowJson<Table extends PgTable>(table: Table): RowJson<InferSelectModel<Table>> {
  type Row = InferSelectModel<Table>;
  const columns = columnsOf(table);
  const nameOf: ReadonlyMap<string, string> = new Map(columns.map((column) => [column.key, column.name]));
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
    write(...parts) {
      const json: Record<string, unknown> = {};
      for (const part of parts as readonly Record<string, unknown>[]) {
        for (const key in part) {
          const [name, value] = [nameOf.get(key), part[key]];
          if (name !== undefined && value !== null && value !== undefined) json[name] = writeValue(value);
        }
      }
      return json;
    },
    upsert: (parameter) =>
      `insert into "${name}" (${names.join(", ")}) ` +
      `select ${names.join(", ")} from json_populate_recordset(null::"${name}", ${parameter}::json) ` +
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
