// Promises of a part of a transaction: taken back alone when it fails, and kept only with the whole.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, poolDatabase, statement, withTransaction } from "../../../src/database/statement.ts";
import { withSavepoint } from "../../../src/database/with-savepoint.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query("create table entry (name text primary key)");
});
afterAll(() => database.drop());

const insert = statement("test-insert-entry", "insert into entry (name) values ($1)");
const all = statement<{ name: string }>("test-entries", "select name from entry order by name");
const add = (db: Database, name: string) => db.run(insert, [name]);
const names = async (db: Database = poolDatabase(database.pool)) =>
  (await db.run(all, [])).map(({ name }) => name);

test("what a part wrote before it failed is gone, and the transaction goes on", async () => {
  await withTransaction(database.pool, async (db) => {
    await withSavepoint(db, (part) => add(part, "kept"));
    const failing = withSavepoint(db, async (part) => {
      await add(part, "gone");
      // The database refuses it: without the savepoint the transaction could only be rolled back.
      await add(part, "kept");
    });
    await expect(failing).rejects.toMatchObject({ code: "23505" });
    expect(await names(db)).toEqual(["kept"]);
    await add(db, "later");
  });
  expect(await names()).toEqual(["kept", "later"]);
});

test("a part within a part is taken back without the one around it", async () => {
  await withTransaction(database.pool, (db) =>
    withSavepoint(db, async (outer) => {
      await add(outer, "outer");
      const inner = withSavepoint(outer, async (part) => {
        await add(part, "inner");
        throw new Error("no");
      });
      await expect(inner).rejects.toThrow("no");
    }),
  );
  expect(await names()).toContain("outer");
  expect(await names()).not.toContain("inner");
});

test("a part that fails is taken back whole, also what came before a part of it that failed", async () => {
  await withTransaction(database.pool, async (db) => {
    const outer = withSavepoint(db, async (part) => {
      await add(part, "before");
      const inner = withSavepoint(part, () => Promise.reject(new Error("no")));
      await expect(inner).rejects.toThrow("no");
      await add(part, "after");
      throw new Error("neither");
    });
    await expect(outer).rejects.toThrow("neither");
  });
  expect(await names()).not.toContain("before");
  expect(await names()).not.toContain("after");
});

test("a part that succeeded is gone with a transaction that fails", async () => {
  const failing = withTransaction(database.pool, async (db) => {
    await withSavepoint(db, (part) => add(part, "lost"));
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await names()).not.toContain("lost");
});
