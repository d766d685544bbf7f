// Promises of a snapshot: every connection that reads in it sees one state, whatever is committed meanwhile.
import { afterAll, beforeAll, expect, test } from "vitest";
import { withSnapshot } from "../../../src/database/hold-snapshot.ts";
import { type Database, statement } from "../../../src/database/statement.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query("create table entry (name text primary key)");
});
afterAll(() => database.drop());

const all = statement<{ name: string; pid: number }>(
  "test-snapshot-entries",
  "select name, pg_backend_pid() as pid from entry order by name",
);
const names = async (db: Database) => (await db.run(all, [])).map(({ name }) => name);
const add = (name: string) => database.pool.query("insert into entry values ($1)", [name]);

test("who reads beside it sees what it sees, on another connection", async () => {
  await add("before");
  await withSnapshot(database.pool, async (db, beside) => {
    const [own] = await db.run(all, []);
    await add("meanwhile");
    const [other] = await beside((on) => on.run(all, []));
    expect([own!.name, other!.name]).toEqual(["before", "before"]);
    expect(other!.pid).not.toBe(own!.pid);
    const both = await Promise.all([names(db), beside(names), beside(names)]);
    expect(both).toEqual([["before"], ["before"], ["before"]]);
  });
  await withSnapshot(database.pool, async (db) => expect(await names(db)).toEqual(["before", "meanwhile"]));
});

test("nobody writes in it, beside it neither", async () => {
  const insert = { name: "", text: "insert into entry values ('never')" };
  await expect(withSnapshot(database.pool, (db) => db.run(insert, []))).rejects.toMatchObject({
    code: "25006",
  });
  const aside = withSnapshot(database.pool, (_, beside) => beside((db) => db.run(insert, [])));
  await expect(aside).rejects.toMatchObject({ code: "25006" });
});
