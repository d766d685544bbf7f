// Due times whose process, or whose Postgres, is killed in the middle: each is told once, and clocks stand as if nothing had been.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { jobsSchema } from "../../src/database/connect.ts";
import { poorFamily } from "../api/intakes/sent-households.ts";
import { newCityKeys } from "../support/run-server.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";
import { type City, kill, openCity, poolOf, tkpk } from "./imported-city.ts";

// Each server is compiled as it starts, and Postgres recovers.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

const program = "jambi-cerdas";
const disdik = { role: "agency", agency: "disdik" } as const;
/** More than the job takes at once, so that it can be killed between two of its transactions as well as in one. */
const families = 240;

const cities: City[] = [];
let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "satu-pintu-killed-due-times-"));
});
afterAll(async () => {
  for (const { server } of cities) server.process.kill("SIGINT");
  await Promise.all(cities.map(({ server }) => server.ended));
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function call(
  city: City,
  method: string,
  path: string,
  body: object,
  caller: typeof disdik | typeof tkpk,
) {
  const answer = await city.server.send(caller, method, path, { body, headers: { "if-match": "*" } });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

/** A third of the referrals is offered to two agencies, a third held by one of them, a third waits for a day to come. */
async function prepare(city: City, households: readonly unknown[]): Promise<void> {
  const { body } = await city.server.send(tkpk, "GET", `/v1/programs/${program}`);
  const { recipientsAsOf: _, updatedAt: __, ...known } = body;
  const agencies = [
    { agency: "disdik", role: "lead" },
    { agency: "dinsos", role: "alternate" },
  ];
  await call(city, "PUT", `/v1/programs/${program}`, { ...known, agencies }, tkpk);
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const work = async (household: unknown, index: number) => {
    const { referrals } = await call(city, "POST", "/v1/intakes", { channel: "puskesos", household }, tkpk);
    const { id } = referrals.find((one: { program: string }) => one.program === program);
    if (index % 3 === 0) return;
    await call(city, "POST", `/v1/referrals/${id}/accept`, {}, disdik);
    if (index % 3 === 1) return;
    const hold = { reason: { code: "waiting-visit" }, until };
    await call(city, "POST", `/v1/referrals/${id}/hold`, hold, disdik);
  };
  const waiting = [...households.entries()];
  const each = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await work(next[1], next[0]);
  };
  await Promise.all([each(), each(), each()]);
}

/** What passing time comes to: instead of the clock going forth, what it is waited for goes back. */
const passings = {
  reminders: "update referrals set alarm_at = alarm_at - interval '1 year' where alarm is not null",
  misses: `update referrals set alarm_at = alarm_at - interval '1 year', due_at = due_at - interval '1 year'
    where alarm is not null`,
  "second misses": "update referrals set alarm_at = alarm_at - interval '1 year' where alarm = 'expire'",
};

/** So that there is a middle to kill it in: each clock that is set takes a while. */
const slowClocks = `create function take_a_while() returns trigger language plpgsql as
    $$ begin perform pg_sleep(0.008); return new; end $$;
  create trigger take_a_while before update on referrals for each row
    when (old.alarm is distinct from new.alarm) execute function take_a_while()`;

const startJob = (pool: Pool) =>
  pool.query(`select ${jobsSchema("satu_pintu")}.add_job('due-times', '{}', job_key := 'due-times')`);

/** How many clocks have not gone off that should have, and whether one is being set. */
async function look(pool: Pool): Promise<{ left: number; isBusy: boolean }> {
  const { rows } = await pool.query<{ left: number; isBusy: boolean }>(
    `select (select count(*)::int from referrals where alarm_at < now()) as left,
       exists (select from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()
         and query ~ 'update referrals') as "isBusy"`,
  );
  return rows[0]!;
}

async function until(pool: Pool, isThere: (seen: { left: number; isBusy: boolean }) => boolean) {
  for (;;) {
    const seen = await look(pool);
    if (seen.left === 0 || isThere(seen)) return seen;
    await sleep(3);
  }
}

/** Kills it before anything of this is done, then when some of it is; answers how often something was under way. */
async function strike(city: City, all: number): Promise<number> {
  let struck = 0;
  for (const [what, isThere] of [
    ["server", ({ isBusy }: { isBusy: boolean }) => isBusy],
    ["postgres", ({ isBusy, left }: { isBusy: boolean; left: number }) => isBusy && left < all],
  ] as const) {
    const pool = await poolOf(city);
    const { left } = await until(pool, isThere);
    struck += left > 0 ? 1 : 0;
    const ended = pool.end().catch(() => undefined);
    await kill(city, what);
    await ended;
  }
  return struck;
}

/** Of each referral: its clock, its steps, and what was told of it, in order. */
async function stateOf(pool: Pool): Promise<Map<string, object>> {
  const { rows } = await pool.query<{ whose: string }>(
    `select h.address || ' ' || r.program as whose, r.status, r.holder, r.missed, r.due_at, r.due_days, r.days_left,
       r.alarm, r.alarm_at, r.revision,
       (select array_agg(t.action || ' ' || t.to_status order by t.at, t.id)
        from referral_transitions t where t.referral_id = r.id) as steps,
       (select array_agg(e.type || ' ' || coalesce(e.data ->> 'missed', '') order by e.sequence)
        from events e where e.data ->> 'referralId' = r.id::text) as told
     from referrals r join households h on h.id = r.household_id order by 1`,
  );
  return new Map(rows.map(({ whose, ...row }) => [whose, row]));
}

const count = (state: Map<string, object>, told: string) =>
  [...state.values()].filter((row) => (row as { told: string[] }).told.some((one) => one.startsWith(told)))
    .length;

it("reminds, flags and takes back as if nothing had happened, whatever is killed", async () => {
  const households = Array.from({ length: families }, (_, index) =>
    poorFamily({ address: `Jalan ${index}` }),
  );
  const keys = newCityKeys();
  const open = async (settings: City["settings"]) => {
    const city = await openCity(keys, settings);
    cities.push(city);
    await prepare(city, households);
    return city;
  };
  const [calm, killed] = await Promise.all([
    open({ DATABASE_URL: database.connectionString }),
    open({ DATA_DIR: folder }),
  ]);
  const calmPool = await poolOf(calm);
  const slowed = await poolOf(killed);
  await slowed.query(slowClocks);
  await slowed.end();
  let struck = 0;
  for (const passing of Object.values(passings)) {
    await calmPool.query(passing);
    await startJob(calmPool);
    const before = await poolOf(killed);
    await before.query(passing);
    const { left: all } = await look(before);
    expect(all).toBeGreaterThan(families / 2);
    await startJob(before);
    await before.end();
    struck += await strike(killed, all);
    const pool = await poolOf(killed);
    await Promise.all([until(calmPool, () => false), until(pool, () => false)]);
    await pool.end();
  }
  // A fast machine may be through before the blow; most are struck.
  expect(struck).toBeGreaterThan(3);

  const pool = await poolOf(killed);
  await vi.waitFor(async () => {
    const { rows } = await pool.query("select count(*)::int as n from events where sequence is null");
    expect(rows).toEqual([{ n: 0 }]);
  }, 20_000);
  const [expected, found] = [await stateOf(calmPool), await stateOf(pool)];
  await Promise.all([calmPool.end(), pool.end()]);
  expect(found.size).toBe(expected.size);
  for (const [whose, row] of expected) expect(found.get(whose), whose).toEqual(row);
  for (const told of ["due-soon 0", "overdue 1", "overdue 2", "returned"]) {
    expect(count(expected, `referral.${told}`), told).toBeGreaterThan(families / 10);
  }
});
