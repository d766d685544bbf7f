// Brings one city's schema to this build's state: all pending migrations or none, one server at a time.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Pool, PoolClient } from "pg";
import { schemaIdentifier } from "./connect.ts";

interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the SQL, to notice a migration that was edited after it ran. */
  hash: string;
}

/**
 * The stored data do not fit this build. `newer`: a newer build has migrated them; `changed`: a migration was
 * edited after it ran here.
 */
export class MigrationError extends Error {
  override name = "MigrationError";
  constructor(
    readonly code: "newer" | "changed",
    message: string,
  ) {
    super(message);
  }
}

/**
 * Creates the schema if it is absent and runs what is pending, in one transaction; answers the names of what ran.
 * With `only`, the others count as unknown: for data of an older build.
 * Servers that start together wait for one another. A failing one throws Postgres' error.
 *
 * Drizzle's own migrator looks only at the latest time stamp: it would skip a migration that was merged late, and
 * start an old build on newer data. The files are drizzle-kit's.
 * @throws {MigrationError}
 */
export async function migrate(
  pool: Pool,
  options: { schema: string; migrationsFolder: string; only?: (name: string) => boolean },
): Promise<string[]> {
  const schema = schemaIdentifier(options.schema);
  const migrations = await readMigrations(options.migrationsFolder);
  const known = migrations.filter(({ name }) => options.only?.(name) ?? true);
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin");
    const ran = await migrateLocked(client, schema, known);
    await client.query("commit");
    return ran;
  } catch (error) {
    await client.query("rollback").catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}

async function migrateLocked(client: PoolClient, schema: string, known: Migration[]): Promise<string[]> {
  await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `satu-pintu migrate ${schema}`,
  ]);
  await prepareSchema(client, schema);
  const { rows: applied } = await client.query<{ name: string; hash: string }>(
    "select name, hash from migrations",
  );
  const pending = pendingMigrations(known, applied);
  for (const { name, sql, hash } of pending) {
    await client.query(sql);
    await client.query("insert into migrations (name, hash) values ($1, $2)", [name, hash]);
  }
  return pending.map(({ name }) => name);
}

/** Asks before creating: `create schema if not exists` needs a right on the database even where the schema is there. */
async function prepareSchema(client: PoolClient, schema: string): Promise<void> {
  const { rowCount } = await client.query("select from pg_namespace where nspname = $1", [schema]);
  if (rowCount === 0) await client.query(`create schema "${schema}"`);
  await client.query(`set local search_path to "${schema}"`);
  await client.query(
    `create table if not exists migrations (
       name text primary key, hash text not null, applied_at timestamptz not null default now())`,
  );
}

function pendingMigrations(known: Migration[], applied: { name: string; hash: string }[]): Migration[] {
  const hashes = new Map(known.map(({ name, hash }) => [name, hash]));
  for (const { name, hash } of applied) {
    if (!hashes.has(name)) {
      throw new MigrationError(
        "newer",
        `The data belong to a newer version of Satu Pintu (migration ${name}): start that version, or a later one.`,
      );
    }
    if (hashes.get(name) !== hash) {
      throw new MigrationError(
        "changed",
        `Migration ${name} was edited after it ran on this database: restore it and put the change into a new one.`,
      );
    }
  }
  const done = new Set(applied.map(({ name }) => name));
  return known.filter(({ name }) => !done.has(name));
}

/** The migrations of a folder that drizzle-kit keeps, in the order of its journal. */
async function readMigrations(folder: string): Promise<Migration[]> {
  const journal = JSON.parse(await readFile(join(folder, "meta", "_journal.json"), "utf8")) as {
    entries: { tag: string }[];
  };
  return Promise.all(
    journal.entries.map(async ({ tag: name }) => {
      const sql = await readFile(join(folder, `${name}.sql`), "utf8");
      return { name, sql, hash: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}
