// Fills an empty schema with what an export holds: all of it, or nothing.
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Pool, PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import {
  type AppliedMigration,
  endOfRows,
  type ExportHeader,
  type ExportTrailer,
  notWhole,
  readBlockLine,
  readHeader,
  RestoreError,
  type TableLine,
} from "./export-format.ts";
import { migrate } from "./migrate.ts";
import { advanceSequences, listMigrations, listTables, type SchemaTable } from "./schema-tables.ts";
import { splitLines } from "./split-lines.ts";
import { type Database, withTransaction } from "./statement.ts";

export interface Restoring {
  readonly schema: string;
  readonly migrationsFolder: string;
  /** Called with the rows in place, before they are kept; what it throws undoes them. */
  readonly check: (db: Database) => Promise<void>;
}

/**
 * Takes an uncompressed export of this version or an older one: the schema is made as it was there, filled, and then
 * brought up to date. The schema is absent or empty before, and nobody uses it until the end.
 * @throws {RestoreError}
 */
export async function restoreSchema(
  pool: Pool,
  source: AsyncIterable<Buffer>,
  { schema, migrationsFolder, check }: Restoring,
): Promise<{ header: ExportHeader; rows: ExportTrailer["rows"] }> {
  const lines = splitLines(source);
  const header = readHeader((await nextLine(lines))?.toString());
  await prepareTables(pool, schema, migrationsFolder, header);
  const options = { repeatable: false };
  const rows = await withTransaction(pool, (db) => fillTables(db, lines, check), options);
  await migrate(pool, { schema, migrationsFolder });
  return { header, rows };
}

/** Brings the schema to where the exported one was. */
async function prepareTables(
  pool: Pool,
  schema: string,
  migrationsFolder: string,
  { migrations, version }: ExportHeader,
): Promise<void> {
  const client = await pool.connect();
  const before = await listMigrations(client).finally(() => client.release());
  if (before.length > 0 && !sameMigrations(before, migrations)) {
    throw new RestoreError(
      `The schema ${schema} was made by another version of Satu Pintu than the export (${version}): drop it, or name ` +
        "a new one in DATABASE_SCHEMA.",
    );
  }
  const wanted = new Set(migrations.map(({ name }) => name));
  await migrate(pool, { schema, migrationsFolder, only: (name) => wanted.has(name) });
  const again = await pool.connect();
  const after = await listMigrations(again).finally(() => again.release());
  if (!sameMigrations(after, migrations)) {
    throw new RestoreError(
      `The export was made by version ${version}, which this version does not know: restore it with that one or a later one.`,
    );
  }
}

function sameMigrations(some: readonly AppliedMigration[], others: readonly AppliedMigration[]): boolean {
  const text = (all: readonly AppliedMigration[]) =>
    all
      .map(({ name, hash }) => `${name} ${hash}`)
      .sort()
      .join("\n");
  return text(some) === text(others);
}

async function fillTables(
  db: Database,
  lines: AsyncIterator<Buffer, undefined>,
  check: Restoring["check"],
): Promise<ExportTrailer["rows"]> {
  const client = db.orm.$client as PoolClient;
  const tables = await listTables(client);
  await requireEmpty(client, tables);
  const rows: Record<string, number> = {};
  for (;;) {
    const block = readBlockLine((await nextLine(lines))?.toString());
    if ("rows" in block) {
      requireSameCounts(rows, block.rows, tables);
      break;
    }
    rows[block.table] = await fillTable(client, tables, block, lines);
  }
  await advanceSequences(client);
  await check(db);
  return rows;
}

/** A server that starts meanwhile waits, and then finds a city that needs no seeds. */
async function requireEmpty(client: PoolClient, tables: readonly SchemaTable[]): Promise<void> {
  await client.query(
    `lock table ${tables.map(({ name }) => `"${name}"`).join(", ")} in access exclusive mode`,
  );
  for (const { name } of tables) {
    const { rowCount } = await client.query(`select from "${name}" limit 1`);
    if (rowCount === 0) continue;
    throw new RestoreError(
      `There are data already (table ${name}): restore into a new DATA_DIR, database or DATABASE_SCHEMA.`,
    );
  }
}

async function fillTable(
  client: PoolClient,
  tables: readonly SchemaTable[],
  { table, columns }: TableLine,
  lines: AsyncIterator<Buffer, undefined>,
): Promise<number> {
  const known = tables.find(({ name }) => name === table);
  // The names come from a file and go into SQL.
  if (!known || columns.some((column) => !known.columns.includes(column))) throw notWhole();
  const list = columns.map((column) => `"${column}"`).join(", ");
  const into = client.query(copyFrom(`copy "${table}" (${list}) from stdin`));
  await pipeline(Readable.from(rowsUntilEnd(lines)), into);
  return into.rowCount;
}

async function* rowsUntilEnd(lines: AsyncIterator<Buffer, undefined>): AsyncGenerator<Buffer> {
  for (;;) {
    const row = await nextLine(lines);
    if (row === undefined) throw notWhole();
    if (row.length === endOfRows.length && row.toString() === endOfRows) return;
    yield Buffer.concat([row, newline]);
  }
}

const newline = Buffer.from("\n");

function requireSameCounts(
  restored: ExportTrailer["rows"],
  exported: ExportTrailer["rows"],
  tables: readonly SchemaTable[],
): void {
  if (tables.some(({ name }) => restored[name] === undefined || restored[name] !== exported[name])) {
    throw notWhole();
  }
}

async function nextLine(lines: AsyncIterator<Buffer, undefined>): Promise<Buffer | undefined> {
  return (await lines.next()).value;
}
