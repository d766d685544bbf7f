// What Postgres refuses, as callers and the log see it.
import { randomUUID } from "node:crypto";
import { Writable } from "node:stream";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPool } from "../../../src/database/connect.ts";
import { problemOfDatabaseError } from "../../../src/database/constraint-problems.ts";
import { poolDatabase } from "../../../src/database/statement.ts";
import { identifiers } from "../../../src/households/tables.ts";
import { createLog } from "../../../src/log.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function refusalOf(sql: string, values: unknown[] = []): Promise<unknown> {
  return database.pool.query(sql, values).then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** Breaks the index of one owner a number, through drizzle. */
async function twoOwners(): Promise<unknown> {
  const { orm } = poolDatabase(database.pool);
  const owner = () => ({
    id: randomUUID(),
    ownerType: "person" as const,
    ownerId: randomUUID(),
    type: "national-id" as const,
    system: "1571080101900001",
    hmac: Buffer.from("same"),
    ciphertext: Buffer.from("x"),
    keyId: "k",
    validFrom: "2026-07-01",
  });
  return orm
    .insert(identifiers)
    .values([owner(), owner()])
    .then(
      () => undefined,
      (error: unknown) => error,
    );
}

describe("a refusal becomes a problem", () => {
  test.each([
    ["a taken key", "insert into agencies (code, name) values ('a', '{}'), ('a', '{}')", "already-exists"],
    [
      "a reference to nothing",
      "insert into areas (code, level, name, parent_code) values ('1', 'rt', 'x', '2')",
      "unprocessable",
    ],
    ["a number out of range", "select 3000000000::bigint::int", "unprocessable"],
    ["a text that is no UUID", "select 'x'::uuid", "invalid-request"],
    ["a text that is no date", "select 'x'::date", "invalid-request"],
    ["a date that there is not", "select '2026-02-30'::date", "invalid-request"],
    ["half a character in JSON", `select '"\\ud800"'::jsonb`, "invalid-request"],
    ["U+0000 in JSON", `select '"\\u0000"'::jsonb`, "invalid-request"],
    ["a lock that is not free", "do $$ begin raise exception using errcode = '55P03'; end $$", "busy"],
    ["a time limit", "do $$ begin raise exception using errcode = '57014'; end $$", "unavailable"],
  ])("%s", async (_name, sql, code) => {
    expect(problemOfDatabaseError(await refusalOf(sql))?.code).toBe(code);
  });

  test("of the constraint's own, also inside of drizzle's error", async () => {
    expect(problemOfDatabaseError(await twoOwners())?.code).toBe("busy");
  });

  test("when the database cannot be reached", async () => {
    const pool = createPool({ connectionString: "postgres://u:p@127.0.0.1:1/x", schema: database.schema });
    const error = await pool.query("select 1").catch((thrown: unknown) => thrown);
    expect(problemOfDatabaseError(error)?.code).toBe("unavailable");
    await pool.end();
  });

  test("but a mistake of ours stays an error", async () => {
    expect(problemOfDatabaseError(await refusalOf("select * from nowhere"))).toBeUndefined();
    expect(problemOfDatabaseError(new TypeError("x"))).toBeUndefined();
  });
});

describe("the log", () => {
  async function logged(error: unknown): Promise<string> {
    let text = "";
    const sink = new Writable({ write: (chunk, _encoding, done) => done(void (text += String(chunk))) });
    createLog("info", sink).error({ err: error }, "failed");
    return text;
  }

  test("names the constraint and the place, and quotes no value", async () => {
    const line = await logged(await twoOwners());
    expect(line).toContain("identifiers_one_owner");
    expect(line).toContain("constraint-problems.test.ts");
    expect(line).not.toContain("1571080101900001");
    const cast = await logged(await refusalOf("select $1::text::uuid", ["1571080101900001"]));
    expect(cast).toContain("22P02");
    expect(cast).not.toContain("1571080101900001");
  });

  test("quotes no value either when the connection is lost while drizzle asks", async () => {
    const { orm } = poolDatabase(
      createPool({ connectionString: "postgres://u:p@127.0.0.1:1/x", schema: database.schema }),
    );
    const lost = await orm
      .select()
      .from(identifiers)
      .where(eq(identifiers.system, "1571080101900001\n    at 1571080101900001"))
      .catch((error: unknown) => error);
    expect(problemOfDatabaseError(lost)?.code).toBe("unavailable");
    const line = await logged(lost);
    expect(line).toContain("ECONNREFUSED");
    expect(line).not.toContain("1571080101900001");
    expect(line).not.toContain("select");
  });

  test("keeps the words of other errors", async () => {
    expect(await logged(new TypeError("x is not a function"))).toContain("x is not a function");
  });
});
