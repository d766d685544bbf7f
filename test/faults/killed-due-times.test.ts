// Due times whose process, or whose Postgres, is killed in the middle: each is told once, and clocks stand as if nothing had been.
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Pool } from "pg";
import { afterAll, beforeAll, expect, inject, it, vi } from "vitest";
import { jobsSchema } from "../../src/database/connect.ts";
import { poorFamily } from "../api/intakes/sent-households.ts";
import { databaseUrl, execute } from "../support/database-server.ts";
import { runCommand } from "../support/run-program.ts";
import { newCityKeys } from "../support/run-server.ts";
import { type City, kill, openCity, poolOf, tkpk } from "./imported-city.ts";

// Each server is compiled as it starts, and Postgres recovers.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

const program = "jambi-cerdas";
const disdik = { role: "agency", agency: "disdik" } as const;
/** Of the clocks in one of the job's transactions. */
const atOnce = 200;
/** More than that, so that it can be killed with some of its transactions done, too. */
const families = atOnce + 40;

const cities: City[] = [];
let folder: string;
const keys = newCityKeys();
const { adminUrl, template } = inject("databaseServer");
const copy = `${template}_calm_${randomBytes(4).toString("hex")}`;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "satu-pintu-killed-due-times-"));
});
afterAll(async () => {
  // Where the test failed, the job may still stand before the gate, and a stop would wait for it.
  for (const { server } of cities) server.process.kill("SIGKILL");
  await Promise.all(cities.map(({ server }) => server.ended));
  await execute(adminUrl, `drop database if exists ${copy} with (force)`);
  // Its Postgres notices by itself, and may still be about to stop.
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
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

const open = async (settings: City["settings"]) => {
  const city = await openCity(keys, settings);
  cities.push(city);
  return city;
};

/** Answers the address of a city in another database that is the same to begin with. */
async function copyOf({ settings }: City): Promise<string> {
  const file = join(folder, "city.satu-pintu");
  await execute(adminUrl, `create database ${copy}`);
  const url = databaseUrl(adminUrl, copy);
  expect(await runCommand(["export", file], { ...keys, ...settings })).toMatchObject({ exitCode: 0 });
  expect(await runCommand(["restore", file], { ...keys, DATABASE_URL: url })).toMatchObject({ exitCode: 0 });
  return url;
}

/** Each takes two kills and as many recoveries. */
const isLong = process.env.TEST_LONG === "1";

/** What passing time comes to: instead of the clock going forth, what it is waited for goes back. */
const passings = {
  reminders: "update referrals set alarm_at = alarm_at - interval '1 year' where alarm is not null",
  misses: `update referrals set alarm_at = alarm_at - interval '1 year', due_at = due_at - interval '1 year'
    where alarm is not null`,
  "second misses": "update referrals set alarm_at = alarm_at - interval '1 year' where alarm = 'expire'",
};

/** So that there is a middle to kill it in: whoever sets more clocks than the gate lets through waits before it. */
const gated = `create sequence clocks_set;
  create table gate (lets_through bigint not null);
  insert into gate values (${Number.MAX_SAFE_INTEGER});
  create function wait_at_gate() returns trigger language plpgsql volatile as
    $$ declare set_by_now bigint := nextval('clocks_set'); begin
      while set_by_now > (select lets_through from gate) loop perform pg_sleep(0.01); end loop;
      return new;
    end $$;
  create trigger wait_at_gate before update on referrals for each row
    when (old.alarm is distinct from new.alarm) execute function wait_at_gate()`;

/** Lets so many more clocks be set, those that a broken off transaction set before not among them. */
const letThrough = (pool: Pool, more: number) =>
  pool.query("update gate set lets_through = (select last_value from clocks_set) + $1", [more]);

const startJob = (pool: Pool) =>
  pool.query(`select ${jobsSchema("satu_pintu")}.add_job('due-times', '{}', job_key := 'due-times')`);

/** How many clocks have not gone off that should have, and whether the job stands before the gate. */
async function look(pool: Pool): Promise<{ left: number; isAtGate: boolean }> {
  const { rows } = await pool.query<{ left: number; isAtGate: boolean }>(
    `select (select count(*)::int from referrals where alarm_at < now()) as left,
       (select last_value > lets_through from clocks_set cross join gate) and exists (
         select from pg_stat_activity where wait_event = 'PgSleep') as "isAtGate"`,
  );
  return rows[0]!;
}

/** Waits for the job to stand before the gate; answers how many clocks have not gone off yet. */
const atGate = (pool: Pool) =>
  vi.waitFor(
    async () => {
      const { left, isAtGate } = await look(pool);
      expect(isAtGate, `${left} left`).toBe(true);
      return left;
    },
    { timeout: 60_000, interval: 10 },
  );

const done = (pool: Pool) =>
  vi.waitFor(
    async () => {
      const due = await pool.query("select from referrals where alarm_at < now()");
      expect(due.rowCount).toBe(0);
    },
    { timeout: 60_000, interval: 100 },
  );

async function inCity<T>(city: City, work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = await poolOf(city);
  try {
    return await work(pool);
  } finally {
    // Its Postgres may be gone by now.
    await pool.end().catch(() => undefined);
  }
}

/** Kills the job in its first transaction, and in one after others that are through. */
async function strike(city: City): Promise<void> {
  await inCity(city, async (pool) => {
    await letThrough(pool, 10);
    await startJob(pool);
    await atGate(pool);
    // Whoever goes on after the restart stands before it at once.
    await letThrough(pool, 0);
  });
  await kill(city, "server");
  await inCity(city, async (pool) => {
    const all = await atGate(pool);
    for (let left = all; left === all; left = await atGate(pool)) await letThrough(pool, 10);
  });
  await kill(city, "postgres");
  await inCity(city, async (pool) => {
    expect(await atGate(pool)).toBeGreaterThan(0);
    await letThrough(pool, 1_000_000);
    await done(pool);
  });
}

async function undisturbed(pool: Pool): Promise<void> {
  await letThrough(pool, 1_000_000);
  await startJob(pool);
  await done(pool);
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
  const killed = await open({ DATA_DIR: folder });
  await prepare(killed, households);
  const calm = await open({ DATABASE_URL: await copyOf(killed) });
  const calmPool = await poolOf(calm);
  await inCity(killed, (pool) => pool.query(gated));
  for (const [name, passing] of Object.entries(passings)) {
    await calmPool.query(passing);
    await startJob(calmPool);
    await inCity(killed, (pool) => pool.query(passing));
    if (isLong || name === "misses") await strike(killed);
    else await inCity(killed, undisturbed);
    await done(calmPool);
  }

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
