// Promises of a lock that is held while work lasts: by one at a time, and by nobody once the work is over.
import { setTimeout as sleep } from "node:timers/promises";
import pg, { type Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPool } from "../../../src/database/connect.ts";
import { withLockedName } from "../../../src/database/lock-name.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

let database: TestDatabase;
let other: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  const { connectionString, schema } = database;
  other = createPool({ connectionString, schema, max: 2, applicationName: "other" });
});
afterAll(async () => {
  await other.end();
  await database.drop();
});

const nothing = () => Promise.resolve();
const isFree = (name: string) => withLockedName(other, name, nothing);

/** Of the connections that hold a lock of any name. */
async function holders(): Promise<Record<string, unknown>[]> {
  const { rows } = await other.query(
    `select pid, state, backend_xid, backend_xmin from pg_stat_activity a
     where exists (select from pg_locks l where l.pid = a.pid and locktype = 'advisory' and granted)
       and datname = current_database()`,
  );
  return rows;
}

test("it is refused to others while the work lasts, and free when the work ends", async () => {
  const seen: boolean[] = [];
  const held = await withLockedName(database.pool, "one", async () => {
    seen.push(await isFree("one"), await isFree("two"));
  });
  expect([held, seen, await isFree("one")]).toEqual([true, [false, true], true]);
});

test("it is free when the work throws, and whoever asked is told", async () => {
  const failing = withLockedName(database.pool, "one", () => Promise.reject(new Error("invented")));
  await expect(failing).rejects.toThrow("invented");
  expect(await isFree("one")).toBe(true);
});

test("it is free when its connection is lost, and the work goes on to its end", async () => {
  let [isFreeAfter, hasEnded] = [false, false];
  await withLockedName(database.pool, "one", async () => {
    const [holder] = await holders();
    await other.query("select pg_terminate_backend($1, 5000)", [holder!.pid]);
    isFreeAfter = await isFree("one");
    hasEnded = true;
  });
  expect([isFreeAfter, hasEnded]).toEqual([true, true]);
  expect((await database.pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
});

test("it keeps nothing from being vacuumed, though an account reads by snapshots", async () => {
  await database.pool.query("set default_transaction_isolation = 'repeatable read'");
  await withLockedName(database.pool, "one", async () => {
    expect(await holders()).toMatchObject([
      { state: "idle in transaction", backend_xid: null, backend_xmin: null },
    ]);
  });
});

test("it outlasts the limits that an account sets to transactions", async () => {
  const { rows } = await other.query("select name from pg_settings where name like any($1)", [
    ["idle_in_transaction_session_timeout", "transaction_timeout"],
  ]);
  const url = new URL(database.connectionString);
  url.searchParams.set("options", rows.map(({ name }) => `-c ${name}=50`).join(" "));
  const impatient = createPool({ connectionString: url.href, schema: database.schema, max: 1 });
  await withLockedName(impatient, "one", async () => {
    await sleep(200);
    expect(await isFree("one")).toBe(false);
  });
  await impatient.end();
});

test("nobody keeps it behind a pooler that gives each transaction another connection", async () => {
  // As PgBouncer does: what is no part of a transaction goes to whichever connection is next.
  const sessions = [0, 1].map(() => new pg.Client({ connectionString: database.connectionString }));
  for (const session of sessions) {
    await session.connect();
    await session.query(`set search_path = "${database.schema}"`);
  }
  const pooler = poolerOf(sessions);
  expect(await withLockedName(pooler, "one", nothing)).toBe(true);
  expect(await isFree("one")).toBe(true);
  for (const session of sessions) await session.end();
});

function poolerOf(sessions: readonly pg.Client[]): Pool {
  let [next, isOpen] = [0, false];
  const query = async (text: string, values?: unknown[]) => {
    const result = await sessions[next]!.query(text, values);
    if (/^begin/.test(text)) isOpen = true;
    if (/^(commit|rollback)/.test(text)) isOpen = false;
    if (!isOpen) next = (next + 1) % sessions.length;
    return result;
  };
  const client = { query, release: () => undefined };
  return { connect: () => Promise.resolve(client) } as unknown as Pool;
}
