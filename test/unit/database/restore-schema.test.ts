// Rows go from one schema to another unchanged, an older schema's too; what is not whole or not empty is refused.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { Pool } from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createPool } from "../../../src/database/connect.ts";
import { exportSchema } from "../../../src/database/export-schema.ts";
import { migrate } from "../../../src/database/migrate.ts";
import { restoreSchema } from "../../../src/database/restore-schema.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

const tables = `
  create table a_rooms (code text primary key references z_houses (code));
  create table m_trees (code text primary key, parent text references m_trees (code));
  create table numbered (id bigserial primary key, word text, data jsonb, bytes bytea, twice int generated always as (1 + 1) stored);`;
const migrations: Record<string, string> = {
  "0000_make-tables": `create table z_houses (code text primary key); ${tables}`,
  "0001_add-column": "alter table numbered add column added text default 'later'",
};

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "satu-pintu-restore-"));
  await mkdir(join(folder, "meta"));
  const entries = Object.keys(migrations).map((tag) => ({ tag }));
  await writeFile(join(folder, "meta/_journal.json"), JSON.stringify({ entries }));
  for (const [name, sql] of Object.entries(migrations)) await writeFile(join(folder, `${name}.sql`), sql);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

let count = 0;
const pools: Pool[] = [];
let source: Pool;
let target: Pool;
let targetSchema: string;
beforeEach(async () => {
  for (const pool of pools.splice(0)) await pool.end();
  count += 1;
  targetSchema = `target_${count}`;
  [source, target] = [openSchema(`source_${count}`), openSchema(targetSchema)] as [Pool, Pool];
  await migrate(source, { schema: `source_${count}`, migrationsFolder: folder, only: isFirst });
  await source.query("insert into z_houses values ('h1')");
  await source.query("insert into a_rooms values ('h1')");
  // A child stands before its parent.
  await source.query("insert into m_trees values ('child', 'parent'), ('parent', null)");
  await source.query(
    "insert into numbered (id, word, data, bytes) select 40 + n, word, data, bytes from unnest($1::text[], $2::jsonb[], $3::bytea[]) with ordinality t (word, data, bytes, n)",
    [words, words.map((word) => JSON.stringify({ word })), words.map((word) => Buffer.from(word ?? ""))],
  );
});
afterAll(async () => {
  for (const pool of pools) await pool.end();
});

/** What could be taken for the form of the file itself. */
const words = ["\\.", "\\", "a\tb\nc\r\nd", "\u2028 \u2029", "\\N", "", null, "Ñandú 👪", '{"rows": {}}'];

const isFirst = (name: string) => name.startsWith("0000");

function openSchema(schema: string): Pool {
  const pool = createPool({ connectionString: database.connectionString, schema, max: 2 });
  pools.push(pool);
  return pool;
}

async function exported(): Promise<string> {
  const chunks: Buffer[] = [];
  const about = { version: "1.2.3", exportedAt: "2026-07-01T00:00:00.000Z" };
  for await (const chunk of exportSchema(source, about, () => undefined)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

/** In small pieces, so that lines begin and end anywhere. */
function restored(text: string, check: () => Promise<void> = async () => undefined) {
  const bytes = Buffer.from(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) =>
    bytes.subarray(i * 7, i * 7 + 7),
  );
  const how = { schema: targetSchema, migrationsFolder: folder, check };
  return restoreSchema(target, Readable.from(pieces), how);
}

const rowsOf = async (pool: Pool, sql: string) => (await pool.query(sql)).rows as unknown[];

test("every value arrives as it was, in tables of an older version that are brought up to date afterwards", async () => {
  const { header, rows } = await restored(await exported());
  expect(header).toMatchObject({ version: "1.2.3", migrations: [{ name: "0000_make-tables" }] });
  expect(rows).toEqual({ z_houses: 1, a_rooms: 1, m_trees: 2, numbered: words.length });
  for (const table of ["z_houses", "a_rooms", "m_trees order by code"]) {
    expect(await rowsOf(target, `select * from ${table}`)).toEqual(
      await rowsOf(source, `select * from ${table}`),
    );
  }
  const numbered = "select id, word, data, bytes, twice from numbered order by id";
  expect(await rowsOf(target, numbered)).toEqual(await rowsOf(source, numbered));
  expect(await rowsOf(target, "select distinct added from numbered")).toEqual([{ added: "later" }]);
  // Numbers go on where they stood.
  expect(await rowsOf(target, "insert into numbered default values returning id")).toEqual([
    { id: 40 + words.length + 1 },
  ]);
});

test("a write during the export is in it whole or not at all", async () => {
  const chunks: string[] = [];
  const about = { version: "1.2.3", exportedAt: "2026-07-01T00:00:00.000Z" };
  for await (const chunk of exportSchema(source, about, () => undefined)) {
    if (chunks.length === 0) {
      await source.query("insert into z_houses values ('h2'); insert into a_rooms values ('h2')");
    }
    chunks.push(String(chunk));
  }
  await restored(chunks.join(""));
  expect(await rowsOf(target, "select code from z_houses")).toEqual([{ code: "h1" }]);
  expect(await rowsOf(target, "select code from a_rooms")).toEqual([{ code: "h1" }]);
});

test.each<[string, (text: string) => string, RegExp]>([
  ["cut off inside of rows", (text) => text.slice(0, text.indexOf("\\.\n") - 1), /not whole/],
  ["cut off between tables", (text) => text.slice(0, text.indexOf("\\.\n") + 3), /not whole/],
  ["missing a row", (text) => text.replace("parent\t\\N\n", ""), /./],
  ["missing a row that nothing refers to", (text) => text.replace(/h1\n(?=\\\.\n\{"rows")/, ""), /not whole/],
  ["naming a table that is none", (text) => text.replace('"m_trees"', '"pg_class"'), /not whole/],
  ["of another kind", () => '{"households": []}\n', /not a file that satu-pintu export/],
  [
    "of a later form",
    (text) => text.replace('"formatVersion":1', '"formatVersion":2'),
    /form that this version/,
  ],
  [
    "of a newer version",
    (text) => text.replace("0000_make-tables", "0009_future"),
    /version 1\.2\.3, which this/,
  ],
])("a file %s is refused, and nothing of it stays", async (_, change, words) => {
  const text = await exported();
  const changed = change(text);
  expect(changed).not.toBe(text);
  await expect(restored(changed)).rejects.toThrow(words);
  const { rows } = await target.query("select from pg_tables where schemaname = current_schema()");
  if (rows.length > 1) expect(await rowsOf(target, "select from z_houses")).toEqual([]);
});

test("a database with data, or of another version, is refused and left alone", async () => {
  const text = await exported();
  await restored(text);
  await expect(restored(text)).rejects.toThrow(`schema ${targetSchema} was made by another version`);
  expect(await rowsOf(target, "select code from z_houses")).toEqual([{ code: "h1" }]);

  targetSchema = `taken_${count}`;
  target = openSchema(targetSchema);
  await migrate(target, { schema: targetSchema, migrationsFolder: folder, only: isFirst });
  await target.query("insert into z_houses values ('theirs')");
  await expect(restored(text)).rejects.toThrow("There are data already (table z_houses)");
  expect(await rowsOf(target, "select code from z_houses")).toEqual([{ code: "theirs" }]);
});

test("what the check refuses is undone", async () => {
  await expect(restored(await exported(), () => Promise.reject(new Error("other keys")))).rejects.toThrow(
    "other keys",
  );
  expect(await rowsOf(target, "select from z_houses")).toEqual([]);
});
