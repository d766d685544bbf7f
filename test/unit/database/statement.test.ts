// Promises of statements and transactions: prepared once, all or nothing, repeated after a lost race, never leaking.
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import {
  observeStatements,
  poolDatabase,
  statement,
  together,
  withTransaction,
  type Database,
} from "../../../src/database/statement.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query("create table account (id int primary key, balance int not null)");
  await database.pool.query("insert into account values (1, 0), (2, 0)");
});
afterAll(() => database.drop());
afterEach(() => observeStatements(undefined));

const selectBalance = statement<{ balance: number }>(
  "test-balance",
  "select balance from account where id = $1",
);
const addToBalance = statement<{ balance: number }>(
  "test-add",
  "update account set balance = balance + $2 where id = $1 returning balance",
);
const balance = async (db: Database, id: number) => (await db.run(selectBalance, [id]))[0]?.balance;
const poolDb = () => poolDatabase(database.pool);

interface Gate {
  open: () => void;
  opened: Promise<void>;
}

function gate(): Gate {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open: () => open(), opened };
}

test("a statement yields its rows", async () => {
  expect(await poolDb().run(selectBalance, [1])).toEqual([{ balance: 0 }]);
});

test("a statement is prepared on its connection once, under its name", async () => {
  await withTransaction(database.pool, async (db) => {
    for (let i = 0; i < 3; i += 1) await db.run(selectBalance, [1]);
    const { rows } = await db.orm.execute(
      sql`select generic_plans + custom_plans as runs from pg_prepared_statements where name = 'test-balance'`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.runs).toBeGreaterThanOrEqual(3);
  });
});

test("one name cannot stand for two texts, nor be cut by Postgres", () => {
  expect(statement("test-balance", selectBalance.text)).toEqual(selectBalance);
  expect(() => statement("test-balance", "select 1")).toThrow("two different texts");
  expect(() => statement("x".repeat(64), "select 1")).toThrow("63 bytes");
});

test("a transaction that throws changes nothing", async () => {
  const before = await balance(poolDb(), 1);
  const attempt = withTransaction(database.pool, async (db) => {
    await db.run(addToBalance, [1, 100]);
    throw new Error("changed my mind");
  });
  await expect(attempt).rejects.toThrow("changed my mind");
  expect(await balance(poolDb(), 1)).toBe(before);
});

test("statements and drizzle share the transaction's connection", async () => {
  await withTransaction(database.pool, async (db) => {
    await db.run(addToBalance, [1, 5]);
    const { rows } = await db.orm.execute(sql`select balance from account where id = 1`);
    expect(rows[0]?.balance).toBe(await balance(db, 1));
  });
});

test("a deadlock is repeated until both sides are through", async () => {
  const start = await Promise.all([balance(poolDb(), 1), balance(poolDb(), 2)]);
  let attempts = 0;
  const addToBoth = (first: number, second: number, mine: Gate, other: Gate) =>
    withTransaction(database.pool, async (db) => {
      attempts += 1;
      await db.run(addToBalance, [first, 1]);
      mine.open();
      await other.opened;
      await db.run(addToBalance, [second, 1]);
    });
  const [a, b] = [gate(), gate()];
  await Promise.all([addToBoth(1, 2, a, b), addToBoth(2, 1, b, a)]);
  expect(attempts).toBeGreaterThan(2);
  expect(await Promise.all([balance(poolDb(), 1), balance(poolDb(), 2)])).toEqual(
    start.map((n) => Number(n) + 2),
  );
});

test("a lost race is tried four times in all, then reported", async () => {
  let attempts = 0;
  const work = async (db: Database) => {
    attempts += 1;
    await db.orm.execute(sql`do $$ begin raise exception 'no' using errcode = '40001'; end $$`);
  };
  await expect(withTransaction(database.pool, work)).rejects.toThrow();
  expect(attempts).toBe(4);
  await expect(withTransaction(database.pool, work, { repeatable: false })).rejects.toThrow();
  expect(attempts).toBe(5);
});

test("other errors are not repeated", async () => {
  let attempts = 0;
  const attempt = withTransaction(database.pool, async (db) => {
    attempts += 1;
    await db.orm.execute(sql`select 1/0`);
  });
  await expect(attempt).rejects.toThrow();
  expect(attempts).toBe(1);
});

test("an error that the work swallowed still fails the transaction", async () => {
  const attempt = withTransaction(database.pool, async (db) => {
    await db.run(addToBalance, [1, 1]);
    await db.orm.execute(sql`select 1/0`).catch(() => undefined);
  });
  await expect(attempt).rejects.toThrow("swallowed");
});

test("a connection that breaks in a transaction is not handed out again", async () => {
  const attempt = withTransaction(database.pool, async (db) => {
    await db.orm.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
  });
  await expect(attempt).rejects.toThrow();
  for (let i = 0; i < 10; i += 1) expect(await balance(poolDb(), 1)).toBeTypeOf("number");
  expect(database.pool.totalCount - database.pool.idleCount).toBe(0);
});

test("an observer counts every round trip by name", async () => {
  const names: string[] = [];
  observeStatements((name) => names.push(name));
  await withTransaction(database.pool, async (db) => {
    await db.run(selectBalance, [1]);
    await db.orm.execute(sql`select 1`);
  });
  await withTransaction(database.pool, async () => Promise.reject(new Error("no"))).catch(() => undefined);
  expect(names).toEqual(["begin", "test-balance", "orm", "commit", "begin", "rollback"]);
});

test("statements sent together are done in their order, and each sees what those before it wrote", async () => {
  await withTransaction(database.pool, async (db) => {
    const before = (await balance(db, 1))!;
    const [first, added, second] = await together([
      db.run(selectBalance, [1]),
      db.run(addToBalance, [1, 5]),
      db.run(selectBalance, [1]),
    ]);
    expect([first, added, second].map(([row]) => row!.balance - before)).toEqual([0, 5, 5]);
  });
});

test("of statements sent together the first failure is told, once all have ended, and nothing is kept", async () => {
  const before = await balance(poolDb(), 2);
  const ended: string[] = [];
  const refused = withTransaction(database.pool, async (db) => {
    const end = (name: string) => () => void ended.push(name);
    const sent = [
      db.run(addToBalance, [2, 7]),
      db.run(addToBalance, [2, "none"]),
      db.run(selectBalance, [2]),
    ] as const;
    sent.forEach((one, place) => void one.then(end(`${place}`), end(`${place} fails`)));
    await together(sent);
  });
  // 22P02 invalid_text_representation; the one after it would say that the transaction is aborted (25P02).
  await expect(refused).rejects.toMatchObject({ code: "22P02" });
  expect(ended).toEqual(["0", "1 fails", "2 fails"]);
  expect(await balance(poolDb(), 2)).toBe(before);
});

test("a connection that was used for statements together serves the next caller as any other", async () => {
  await withTransaction(database.pool, (db) =>
    together([db.run(selectBalance, [1]), db.run(selectBalance, [2])]),
  );
  expect(await Promise.all([balance(poolDb(), 1), balance(poolDb(), 2)])).toHaveLength(2);
});
