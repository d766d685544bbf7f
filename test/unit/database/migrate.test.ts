// Promises of the migrator: all or nothing, once, in its schema only, and never an old build on newer data.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Pool } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createPool } from "../../../src/database/connect.ts";
import { migrate } from "../../../src/database/migrate.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

let database: TestDatabase;
let folder: string;
let pool: Pool;
let schema: string;
let cities = 0;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

beforeEach(async () => {
  schema = `city_${(cities += 1)}`;
  pool = poolOf(schema);
  folder = await mkdtemp(join(tmpdir(), "satu-pintu-migrations-"));
});
afterEach(async () => {
  await pool.end();
  await rm(folder, { recursive: true });
});

const poolOf = (name: string) =>
  createPool({ connectionString: database.connectionString, schema: name, max: 4 });
const run = () => migrate(pool, { schema, migrationsFolder: folder });
const tablesOf = async (name: string) => {
  const { rows } = await pool.query<{ table: string }>(
    `select tablename as table from pg_tables where schemaname = $1 order by 1`,
    [name],
  );
  return rows.map(({ table }) => table);
};

/** Writes a folder as drizzle-kit does, in the order given. */
async function write(migrations: Record<string, string>): Promise<void> {
  const entries = Object.keys(migrations).map((tag, idx) => ({ idx, tag, when: idx, breakpoints: true }));
  await mkdir(join(folder, "meta"), { recursive: true });
  await writeFile(join(folder, "meta", "_journal.json"), JSON.stringify({ entries }));
  for (const [tag, sql] of Object.entries(migrations)) await writeFile(join(folder, `${tag}.sql`), sql);
}

const two = {
  "0000_people":
    "create table people (id int primary key);\n--> statement-breakpoint\ncreate table pets (id int);",
  "0001_names": "alter table people add column name text;",
};

test("pending migrations run in order, and only once", async () => {
  await write(two);
  expect(await run()).toEqual(["0000_people", "0001_names"]);
  expect(await run()).toEqual([]);
  expect(await tablesOf(schema)).toEqual(["migrations", "people", "pets"]);
});

test("nothing is left outside of the schema", async () => {
  await write(two);
  await run();
  expect(await tablesOf("public")).toEqual([]);
  expect(await tablesOf("drizzle")).toEqual([]);
});

test("two cities in one database are migrated independently", async () => {
  await write(two);
  await run();
  const other = poolOf(`${schema}_b`);
  expect(await migrate(other, { schema: `${schema}_b`, migrationsFolder: folder })).toHaveLength(2);
  await other.end();
});

test("servers that start together run each migration once", async () => {
  await write(two);
  const runs = await Promise.all([run(), run(), run(), run()]);
  expect(runs.flat()).toEqual(["0000_people", "0001_names"]);
});

test("a failing migration leaves nothing of those that ran before it", async () => {
  await write({ ...two, "0002_broken": "create table half (id int); select 1/0;" });
  await expect(run()).rejects.toMatchObject({ code: "22012" });
  expect(await tablesOf(schema)).toEqual([]);
  await write(two);
  expect(await run()).toHaveLength(2);
});

test("a migration that was merged late still runs", async () => {
  await write({ "0001_names": "create table names (id int)" });
  await run();
  await write({ "0000_people": "create table people (id int)", "0001_names": "create table names (id int)" });
  expect(await run()).toEqual(["0000_people"]);
});

test("data of a newer version are refused, and said to be so", async () => {
  await write(two);
  await run();
  await write({ "0000_people": two["0000_people"] });
  await expect(run()).rejects.toMatchObject({
    code: "newer",
    message: expect.stringContaining("0001_names"),
  });
});

test("a migration that was edited after it ran is refused", async () => {
  await write(two);
  await run();
  await write({ ...two, "0001_names": "alter table people add column nickname text;" });
  await expect(run()).rejects.toMatchObject({
    code: "changed",
    message: expect.stringContaining("0001_names"),
  });
});

test("a role that may not create schemas can migrate the one it was given", async () => {
  const role = `owner_of_${schema}`;
  await pool.query(`create role ${role} login password 'x'; create schema ${schema} authorization ${role}`);
  const url = new URL(database.connectionString);
  [url.username, url.password] = [role, "x"];
  const limited = createPool({ connectionString: url.href, schema, max: 1 });
  await write(two);
  const ran = await migrate(limited, { schema, migrationsFolder: folder });
  await limited.end();
  await pool.query(`drop owned by ${role}; drop role ${role}`);
  expect(ran).toHaveLength(2);
});
