// A migrated database for one test file, cloned from the template in a few dozen milliseconds.
import { randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { inject } from "vitest";
import { createPool } from "../../src/database/connect.ts";
import { databaseUrl, execute } from "./database-server.ts";

export interface TestDatabase {
  connectionString: string;
  schema: string;
  pool: Pool;
  /** Closes the pool and drops the database, whoever is still connected. */
  drop(): Promise<void>;
}

/** @param from the template that is cloned: call it in `beforeAll`, and `drop` in `afterAll`. */
export async function createTestDatabase(from: "template" | "seeded" = "template"): Promise<TestDatabase> {
  const { adminUrl, [from]: template, schema } = inject("databaseServer");
  const name = `${template}_${randomBytes(6).toString("hex")}`;
  await execute(adminUrl, `create database ${name} template ${template} strategy file_copy`);
  const connectionString = databaseUrl(adminUrl, name);
  const pool = createPool({ connectionString, schema, max: 5, applicationName: "satu-pintu-test" });
  return {
    connectionString,
    schema,
    pool,
    async drop() {
      await pool.end();
      await execute(adminUrl, `drop database if exists ${name} with (force)`);
    },
  };
}
