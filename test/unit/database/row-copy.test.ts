// Promises of rows that are copied in: the same are stored as by a statement, whatever is in them.
import fc from "fast-check";
import {
  boolean,
  date,
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rowCopy } from "../../../src/database/row-copy.ts";
import { rowJson } from "../../../src/database/row-json.ts";
import { poolDatabase, statement, withTransaction } from "../../../src/database/statement.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

const columns = () => ({
  id: uuid().primaryKey(),
  aText: text(),
  aBoolean: boolean(),
  aWhole: integer(),
  aShare: doublePrecision(),
  aDay: date({ mode: "string" }),
  aMoment: timestamp({ withTimezone: true, mode: "date" }),
  someTexts: text().array(),
  someJson: jsonb().$type<unknown>(),
});
const copied = pgTable("copied", columns());
const stated = pgTable("stated", columns());

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const names = `id uuid primary key, a_text text, a_boolean boolean, a_whole integer, a_share double precision,
    a_day date, a_moment timestamptz, some_texts text[], some_json jsonb`;
  await database.pool.query(`create table copied (${names}); create table stated (${names})`);
});
afterAll(() => database.drop());

const insert = statement("test-row-copy", rowJson(stated).upsert("$1"));
const copy = rowCopy(copied);

const word = fc
  .string({
    unit: fc.oneof(fc.constantFrom("\\", "\t", "\n", "\r", '"', "'", ",", "{", "}", "N", "."), fc.string()),
  })
  .map((one) => one.replaceAll("\u0000", ""));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 3 });
const row = fc.record({
  id: fc.uuid(),
  aText: maybe(fc.oneof(word, fc.constantFrom("\\N", "\\.", "", "NULL"))),
  aBoolean: maybe(fc.boolean()),
  aWhole: maybe(fc.integer()),
  aShare: maybe(fc.double({ noNaN: true, noDefaultInfinity: true })),
  aDay: maybe(fc.constantFrom("2026-02-28", "1945-08-17")),
  aMoment: maybe(fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true })),
  someTexts: maybe(fc.array(fc.oneof(word, fc.constantFrom("NULL", "")), { maxLength: 3 })),
  someJson: maybe(fc.dictionary(fc.constantFrom("a", "b"), fc.oneof(word, fc.integer()))),
});

test("rows come out as if they had been written by a statement", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 20 }), async (rows) => {
      await withTransaction(database.pool, async (db) => {
        await copy(
          db,
          rows.map(({ id, ...facts }) => [{ id }, facts]),
        );
        await db.run(insert, [JSON.stringify(rows.map((one) => rowJson(stated).write(one)))]);
      });
      const { rows: different } = await database.pool.query(
        "(table copied except table stated) union all (table stated except table copied)",
      );
      expect(different).toEqual([]);
      const { rows: counted } = await database.pool.query("select count(*)::int as count from copied");
      expect(counted).toEqual([{ count: rows.length }]);
      await database.pool.query("truncate copied, stated");
    }),
    { numRuns: 100 },
  );
});

test("a row that the table refuses fails the transaction", async () => {
  const twice = [
    [{ id: "00000000-0000-7000-8000-000000000001" }],
    [{ id: "00000000-0000-7000-8000-000000000001" }],
  ];
  const copying = withTransaction(database.pool, (db) => copy(db, twice));
  await expect(copying).rejects.toMatchObject({ code: "23505" });
  await copy(poolDatabase(database.pool), []);
  const { rows } = await database.pool.query("table copied");
  expect(rows).toEqual([]);
});
