// Imports whose process, or whose Postgres, is killed again and again: they go on by themselves, and end as if nothing had been.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { newCityKeys } from "../support/run-server.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";
import {
  type City,
  kill,
  never,
  newStory,
  openCity,
  poolOf,
  prepare,
  sendFile,
  sendings,
  stateOf,
  tkpk,
  until,
} from "./imported-city.ts";

vi.setConfig({ testTimeout: 600_000, hookTimeout: 60_000 });

const cities: City[] = [];
let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "satu-pintu-killed-import-"));
});
afterAll(async () => {
  for (const { server } of cities) server.process.kill("SIGINT");
  await Promise.all(cities.map(({ server }) => server.ended));
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const landed = ({ rows: { total: _total, ...outcomes } }: any): number =>
  Object.values<number>(outcomes).reduce((sum, count) => sum + count, 0);
const after =
  (rows: number) =>
  (record: any): boolean =>
    landed(record) >= rows;
const ending = ({ deactivated, ended }: any) => deactivated + ended > 0;

/** When each is killed, and what of it. */
const blows: Record<string, [when: (record: any) => boolean, what: "server" | "postgres"][]> = {
  households: [
    [after(1), "server"],
    [after(500), "postgres"],
  ],
  deciles: [[after(1), "postgres"]],
  "households, complete": [[ending, "server"]],
  enrolments: [[after(1), "postgres"]],
  "enrolments, complete": [[ending, "server"]],
  "referral-actions": [[after(5), "server"]],
};

/** `npm run test:long` kills at more moments, wherever they are. */
const size = process.env.TEST_LONG === "1" ? { families: 2_000, more: 8 } : { families: 450, more: 0 };
const anywhere = (rows: number) =>
  Array.from({ length: size.more }, (_, index): (typeof blows)[string][number] => [
    after(Math.floor(((index + Math.random()) * rows) / size.more)),
    index % 2 === 0 ? "server" : "postgres",
  ]);

it("lands as if nothing had happened, whatever is killed", async () => {
  const story = newStory({ knocking: 25, families: size.families });
  const keys = newCityKeys();
  const open = async (settings: City["settings"]) => {
    const city = await openCity(keys, settings);
    cities.push(city);
    await prepare(city, story);
    return city;
  };
  const [calm, killed] = await Promise.all([
    open({ DATABASE_URL: database.connectionString }),
    open({ DATA_DIR: folder }),
  ]);
  let struck = 0;
  for (const [kind, sending] of Object.entries(sendings(story))) {
    const ids = [await sendFile(calm, sending), await sendFile(killed, sending)] as const;
    const { body: record } = await killed.server.send(tkpk, "GET", `/v1/imports/${ids[1]}`);
    for (const [when, what] of [...blows[kind]!, ...anywhere(record.rows.total)]) {
      const { finishedAt } = await until(killed, ids[1], when);
      struck += finishedAt === null ? 1 : 0;
      await kill(killed, what);
    }
    const [expected, found] = [await until(calm, ids[0], never), await until(killed, ids[1], never)];
    const { status, rows, households, deactivated, ended, recipientsAsOf } = expected;
    expect(found, kind).toMatchObject({ status, rows, households, deactivated, ended, recipientsAsOf });
    expect(landed(found)).toBe(found.rows.total);
  }
  // A fast machine may end one before the blow; most are struck.
  expect(struck).toBeGreaterThan(2);

  const pools = [await poolOf(calm), await poolOf(killed)] as const;
  // What the files told of is matched by then, or will be.
  await vi.waitFor(
    async () => {
      const [expected, found] = [await stateOf(pools[0]), await stateOf(pools[1])];
      for (const [table, rows] of Object.entries(expected)) {
        const left = new Map<string, number>();
        for (const row of rows) left.set(row, (left.get(row) ?? 0) + 1);
        for (const row of found[table]!) left.set(row, (left.get(row) ?? 0) - 1);
        const differing = [...left].filter(([, count]) => count !== 0).slice(0, 3);
        expect({ table, differing }).toEqual({ table, differing: [] });
      }
    },
    { timeout: 20_000, interval: 1_000 },
  );
  await Promise.all(pools.map((pool) => pool.end()));
});
