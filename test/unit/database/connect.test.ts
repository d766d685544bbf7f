// Promises of the pool: which schema a connection sees, what values become, and what a failure says.
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  createPool,
  DatabaseUnreachableError,
  pingDatabase,
  schemaIdentifier,
} from "../../../src/database/connect.ts";
import { isOutage } from "../../../src/database/passing-failure.ts";
import { poolDatabase } from "../../../src/database/statement.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function selectOne(sql: string, values: unknown[] = []): Promise<unknown> {
  const { rows } = await database.pool.query<{ value: unknown }>(`select ${sql} as value`, values);
  return rows[0]?.value;
}

test("a connection sees the city's schema and its jobs, and not public", async () => {
  expect(await selectOne("current_schemas(false)::text[]")).toEqual([
    database.schema,
    `${database.schema}_jobs`,
  ]);
  await database.pool.query("create table public.elsewhere ()");
  await expect(database.pool.query("select from elsewhere")).rejects.toMatchObject({ code: "42P01" });
});

test("a connection speaks UTC and says who it is", async () => {
  expect(await selectOne("current_setting('TimeZone')")).toBe("UTC");
  expect(await selectOne("current_setting('application_name')")).toBe("satu-pintu-test");
});

test("Postgres finds out within half a minute that a machine has vanished, and frees what it held", async () => {
  const { hostname } = new URL(database.connectionString);
  expect(hostname, "over TCP").not.toBe("");
  const names = ["idle", "interval", "count"].map((name) => `tcp_keepalives_${name}`);
  const { rows } = await database.pool.query(
    `select current_setting($1)::int as idle, current_setting($2)::int as interval,
       current_setting($3)::int as count`,
    names,
  );
  expect(rows).toEqual([{ idle: 10, interval: 5, count: 3 }]);
});

test("options in the connection string are kept beside ours", async () => {
  const url = new URL(database.connectionString);
  url.searchParams.set("options", "-c statement_timeout=1234");
  const pool = createPool({ connectionString: url.href, schema: "another_city", max: 1 });
  const { rows } = await pool.query(
    "select current_setting('statement_timeout') a, current_setting('search_path') b",
  );
  await pool.end();
  expect(rows).toEqual([{ a: "1234ms", b: '"another_city","another_city_jobs"' }]);
});

test.each([
  ["9007199254740991::int8", 9007199254740991],
  ["-12.50::numeric(6,2)", -12.5],
  ["'2024-02-29'::date", "2024-02-29"],
  ["'2026-01-01T07:00:00+07:00'::timestamptz", new Date("2026-01-01T00:00:00Z")],
  ["array[1, null]::int8[]", [1, null]],
  ["array[0.5, null]::numeric[]", [0.5, null]],
  ["array['2024-02-29'::date]", ["2024-02-29"]],
  [`'{"a": [1]}'::jsonb`, { a: [1] }],
  ["null::int8", null],
])("%s arrives as a plain value", async (sql, value) => {
  expect(await selectOne(sql)).toEqual(value);
});

test("a whole number that JavaScript cannot hold is an error, not a wrong number", async () => {
  await expect(selectOne("9007199254740993::int8")).rejects.toThrow("too large");
  expect(await selectOne("1")).toBe(1);
});

test("drizzle's own queries count in numbers too", async () => {
  const { orm } = poolDatabase(database.pool);
  expect((await orm.execute(sql`select count(*) as value from generate_series(1, 3)`)).rows).toEqual([
    { value: 3 },
  ]);
});

test("lists of text go in and out unchanged", async () => {
  const list = ["a", 'quoted "b"', "comma, c", "", "null"];
  expect(await selectOne("$1::text[]", [list])).toEqual(list);
});

test.each([
  ["a closed port", (url: URL) => void (url.port = "1"), "ECONNREFUSED"],
  ["an unknown database", (url: URL) => void (url.pathname = "nowhere"), "does not exist"],
  ["a wrong password", (url: URL) => void (url.password = "secret-word"), "password"],
])("%s is named with its address and without the password", async (_, change, reason) => {
  const url = new URL(database.connectionString);
  change(url);
  const pool = createPool({ connectionString: url.href, schema: database.schema, max: 1 });
  const error = await pingDatabase(pool).catch((failure: unknown) => failure);
  await pool.end();
  expect(error).toBeInstanceOf(DatabaseUnreachableError);
  const { message } = error as Error;
  expect(message).toContain(`${url.hostname}:${url.port}`);
  expect(message).toContain(reason);
  expect(message).not.toContain(new URL(database.connectionString).password);
  expect(message).not.toContain("secret-word");
});

test("a connection that is cut while it is in use fails its next statement and does not end the process", async () => {
  const client = await database.pool.connect();
  const { rows } = await client.query("select pg_backend_pid() as pid");
  await database.pool.query("select pg_terminate_backend($1, 1000)", [rows[0].pid]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const plain = await client.query("select 1").catch((failure: unknown) => failure);
  const wrapped = await drizzle(client)
    .execute(sql`select 1`)
    .catch((failure: unknown) => failure);
  client.release(true);
  expect([isOutage(plain), isOutage(wrapped)]).toEqual([true, true]);
  expect(await selectOne("1")).toBe(1);
});

test("a full disk is an outage, and a refused statement is none", async () => {
  const failing = (body: string) =>
    database.pool.query(`do $$ begin ${body}; end $$`).catch((failure: unknown) => failure);
  expect(isOutage(await failing("raise exception using errcode = 'disk_full'"))).toBe(true);
  expect(isOutage(await failing("perform 1 / 0"))).toBe(false);
});

test.each(["public", "pg_city", "information_schema", "Jambi", "a b", 'a"b', "1a", "", "x".repeat(64)])(
  "%j cannot be a schema",
  (name) => {
    expect(() => schemaIdentifier(name)).toThrow(RangeError);
  },
);
