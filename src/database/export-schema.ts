// Writes all rows of the city's schema as of one moment, in a form that any Postgres from 15 on can take back.
import type { Pool, PoolClient } from "pg";
import { to as copyTo } from "pg-copy-streams";
import {
  endOfRows,
  type ExportHeader,
  type ExportTrailer,
  formatName,
  formatVersion,
  type TableLine,
} from "./export-format.ts";
import { listMigrations, listTables, type SchemaTable } from "./schema-tables.ts";

/**
 * Yields the file's bytes, not compressed. One snapshot for all tables: what is written meanwhile is in it whole or
 * not at all, and nobody waits. Numbers of people stay sealed. `counted` is told at the end how many rows there were.
 */
export async function* exportSchema(
  pool: Pool,
  about: Pick<ExportHeader, "version" | "exportedAt">,
  counted: (rows: ExportTrailer["rows"]) => void,
): AsyncGenerator<Buffer | string> {
  const client = await pool.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const migrations = await listMigrations(client);
    yield line({ format: formatName, formatVersion, ...about, migrations } satisfies ExportHeader);
    const rows: Record<string, number> = {};
    for (const table of await listTables(client)) {
      yield line({ table: table.name, columns: table.columns } satisfies TableLine);
      rows[table.name] = yield* copyRows(client, table);
      yield `${endOfRows}\n`;
    }
    yield line({ rows } satisfies ExportTrailer);
    await client.query("commit");
    counted(rows);
  } finally {
    // Closed rather than handed on: a reader that stops in the middle leaves a COPY under way.
    client.release(true);
  }
}

async function* copyRows(
  client: PoolClient,
  { name, columns }: SchemaTable,
): AsyncGenerator<Buffer, number, undefined> {
  const list = columns.map((column) => `"${column}"`).join(", ");
  const rows = client.query(copyTo(`copy "${name}" (${list}) to stdout`));
  for await (const chunk of rows) yield chunk as Buffer;
  return rows.rowCount;
}

const line = (value: object) => `${JSON.stringify(value)}\n`;
