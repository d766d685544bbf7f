// Before all tests: one throw-away Postgres and two template databases; after them: nothing left of either.
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { pino } from "pino";
import type { TestProject } from "vitest/node";
import { systemActor } from "../../src/auth/system-actor.ts";
import { createPool } from "../../src/database/connect.ts";
import { startEmbedded } from "../../src/database/embedded/start.ts";
import { identifierVault } from "../../src/database/identifier-vault.ts";
import { migrate } from "../../src/database/migrate.ts";
import { installQueue } from "../../src/database/queue.ts";
import { cityCatalogue } from "../../src/eligibility/indicators/catalogue.ts";
import { contextMaker } from "../../src/make-context.ts";
import { createCriteriaCache } from "../../src/programs/criteria-in-force.ts";
import { seedCity } from "../../src/seed-city.ts";

export interface DatabaseServer {
  /** Of a database that may create others. */
  adminUrl: string;
  /** The migrated database that test files clone. */
  template: string;
  /** The same, with areas, agencies, programs and reasons of the city. */
  seeded: string;
  schema: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    databaseServer: DatabaseServer;
  }
}

const SCHEMA = "satu_pintu";

/** Every test of the API starts in the middle of the same working day, 10:00 in Jambi. */
export const firstMoment = "2026-07-01T03:00:00.000Z";

/** Uses the server of `TEST_DATABASE_URL`, or starts an embedded one that forgets everything. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { adminUrl, stop } = await provideServer(process.env.TEST_DATABASE_URL);
  const template = `satu_pintu_test_${process.pid}_${project.name}`;
  const seeded = `${template}_seeded`;
  const teardown = async () => {
    await dropDatabases(adminUrl, template);
    await stop();
  };
  try {
    await createTemplate(adminUrl, template);
    await createSeeded(adminUrl, template, seeded);
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide("databaseServer", { adminUrl, template, seeded, schema: SCHEMA });
  return teardown;
}

async function provideServer(
  url: string | undefined,
): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
  if (url !== undefined) return { adminUrl: url, stop: async () => undefined };
  const folder = await mkdtemp(join(tmpdir(), "satu-pintu-test-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const database = await startEmbedded({ dataDir: folder, log: () => undefined, durable: false });
    const stop = () => database.stop().finally(remove);
    return { adminUrl: database.connectionString, stop };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function createTemplate(adminUrl: string, template: string): Promise<void> {
  await execute(adminUrl, `create database ${template}`);
  const pool = createPool({ connectionString: databaseUrl(adminUrl, template), schema: SCHEMA, max: 1 });
  try {
    await migrate(pool, { schema: SCHEMA, migrationsFolder: "migrations" });
    await installQueue(pool, SCHEMA, console);
  } finally {
    await pool.end();
  }
}

async function createSeeded(adminUrl: string, template: string, seeded: string): Promise<void> {
  await execute(adminUrl, `create database ${seeded} template ${template}`);
  const pool = createPool({ connectionString: databaseUrl(adminUrl, seeded), schema: SCHEMA, max: 2 });
  try {
    const open = contextMaker({
      ...{ pool, clock: () => new Date(firstMoment), criteria: createCriteriaCache(cityCatalogue) },
      ...{ vault: identifierVault([{ id: "test", secret: randomBytes(32) }], randomBytes(32)) },
      nudge: () => undefined,
    });
    const log = pino({ level: "silent" });
    await seedCity(open({ actor: systemActor("test"), requestId: "test", log }));
  } finally {
    await pool.end();
  }
}

/** The template's name begins those of its clones, so that those of killed workers go too. */
async function dropDatabases(adminUrl: string, template: string): Promise<void> {
  const rows = await execute(
    adminUrl,
    `select datname from pg_database where starts_with(datname, '${template}')`,
  );
  for (const { datname } of rows) await execute(adminUrl, `drop database if exists ${datname} with (force)`);
}

/** The address of another database on the same server. */
export function databaseUrl(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = database;
  return url.href;
}

/** Runs one SQL text on a connection of its own. */
export async function execute(url: string, sql: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
