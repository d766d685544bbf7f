// When a version comes into force, everybody is matched by it: at once, at midnight in Jakarta, or after a downtime.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { markDue } from "../../../src/matching/mark-due.ts";
import { type Api, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";
import { newProgram, newVersion } from "../programs/program-bodies.ts";
import { addEmptyRts, afterOneStep } from "./broken-off.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.keepCurrent();
});
afterAll(() => api.stop());

const tkpk = () => api.as("tkpk");
const perkim = () => api.as("agency", { agency: "perkim" });
const criterion = (expression: string) => [{ code: "rule", label: { id: "x", en: "x" }, expression }];

async function fine<T extends { status: number; body: any }>(answer: Promise<T>): Promise<any> {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
}

/** A program whose first version is in force and has been matched. */
async function program(code: string, expression: string, given: Record<string, unknown> = {}): Promise<void> {
  await fine(tkpk().post("/v1/programs", newProgram(code, { referrals: "automatic", ...given })));
  await publish(code, 1, expression);
  await api.keepCurrent();
}

async function publish(code: string, number: number, expression: string, effectiveFrom = today()) {
  const body = newVersion({ criteria: criterion(expression), effectiveFrom });
  await fine(tkpk().post(`/v1/programs/${code}/versions`, body));
  await fine(tkpk().post(`/v1/programs/${code}/versions/${number}/publish`));
}

const today = () => new Date(api.clock.now().getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

async function family(changes: Record<string, unknown> = {}): Promise<string> {
  const household = poorFamily({ rt: "021", ...changes });
  return (await fine(tkpk().post("/v1/intakes", { channel: "puskesos", household }))).household.id;
}

const rows = async (sql: string, values: unknown[]) => (await api.database.pool.query(sql, values)).rows;
const storedOf = async (code: string, id: string) => {
  const [row] = await rows("select version, outcome from matches where program = $1 and subject_id = $2", [
    code,
    id,
  ]);
  return row as { version: number; outcome: string } | undefined;
};
const referralOf = async (code: string, id: string) => {
  const body = await fine(tkpk().get(`/v1/households/${id}/referrals`));
  return body.items.find((one: any) => one.program === code);
};

describe("a version that comes into force today", () => {
  it("cancels what nobody holds and whom it excludes, flags what is held, and leaves the others", async () => {
    await program("roofs", "household.decile <= 4");
    const [free, held, kept] = [
      await family({ decile: { value: 4, source: "x", period: "2026-Q2" } }),
      await family({ decile: { value: 4, source: "x", period: "2026-Q2" } }),
      await family({ decile: { value: 1, source: "x", period: "2026-Q2" } }),
    ];
    await fine(perkim().post(`/v1/referrals/${(await referralOf("roofs", held)).id}/accept`));
    await publish("roofs", 2, "household.decile <= 2");
    await api.keepCurrent();

    const cancelled = await referralOf("roofs", free);
    expect(cancelled).toMatchObject({ status: "cancelled", eligibilityChanged: false });
    expect(cancelled.transitions.at(-1)).toMatchObject({
      action: "cancel",
      reason: { code: "criteria-changed" },
    });
    expect(await referralOf("roofs", held)).toMatchObject({
      status: "accepted",
      holder: "perkim",
      eligibilityChanged: true,
      version: 1,
    });
    expect(await referralOf("roofs", kept)).toMatchObject({ status: "requested", version: 1 });
    expect([await storedOf("roofs", free), await storedOf("roofs", kept)]).toEqual([
      undefined,
      { version: 2, outcome: "eligible" },
    ]);
  });

  it("opens no referral by itself for whom it admits", async () => {
    await program("wells", "household.decile <= 1");
    const id = await family();
    await publish("wells", 2, "household.decile <= 2");
    await api.keepCurrent();
    expect(await storedOf("wells", id)).toEqual({ version: 2, outcome: "eligible" });
    expect(await referralOf("wells", id)).toBeUndefined();
  });

  it("is told of in the audit trail, with what it led to", async () => {
    await program("lamps", "household.decile <= 4");
    await family();
    await publish("lamps", 2, "household.decile <= 1");
    await api.keepCurrent();
    const [entry] = await rows(
      "select details from audit_entries where action = 'matching-run.finish' order by id desc limit 1",
      [],
    );
    expect(entry.details.households).toBeGreaterThan(0);
    expect(entry.details.events["match.changed"]).toBeGreaterThan(0);
    expect(entry.details.events["referral.cancelled"]).toBeGreaterThan(0);
  });
});

describe("a version of a later day", () => {
  it("decides from midnight in Jakarta on, not a moment before", async () => {
    await program("fences", "household.decile <= 4");
    const id = await family();
    await publish("fences", 2, "household.decile <= 1", "2026-07-02");
    api.clock.set("2026-07-01T16:59:59.999Z");
    await api.keepCurrent();
    expect(await referralOf("fences", id)).toMatchObject({ status: "requested" });
    api.clock.set("2026-07-01T17:00:00.000Z");
    await api.keepCurrent();
    expect(await referralOf("fences", id)).toMatchObject({ status: "cancelled" });
    expect(await storedOf("fences", id)).toBeUndefined();
  });

  it("decides after a downtime too, and of several the one of that day", async () => {
    await program("stoves", "household.decile <= 4");
    const id = await family();
    await publish("stoves", 2, "household.decile <= 1", "2026-07-04");
    await publish("stoves", 3, "household.decile <= 3", "2026-07-06");
    api.clock.set("2026-07-20T03:00:00.000Z");
    await api.keepCurrent();
    expect(await storedOf("stoves", id)).toEqual({ version: 3, outcome: "eligible" });
    expect(await referralOf("stoves", id)).toMatchObject({ status: "requested" });
  });

  it("ends a program whose last day has passed", async () => {
    await program("seeds", "household.decile <= 4", { validTo: "2026-07-25" });
    const id = await family();
    api.clock.set("2026-07-25T17:00:00.000Z");
    await api.keepCurrent();
    const referral = await referralOf("seeds", id);
    expect(referral.transitions.at(-1)).toMatchObject({
      action: "cancel",
      reason: { code: "program-ended" },
    });
  });
});

describe("what criteria refer to", () => {
  it("counts like a version: the value of a setting, from its day on", async () => {
    await program("wages", "household.monthlyIncomeIdr < setting.minimumWageIdr");
    const id = await family({ indicators: { monthlyIncomeIdr: 2_500_000 } });
    expect(await storedOf("wages", id)).toMatchObject({ outcome: "undetermined" });
    const value = { value: 3_000_000, effectiveFrom: "2026-07-27", source: null };
    await fine(api.as("admin").put("/v1/settings/minimumWageIdr", value));
    await api.keepCurrent();
    expect(await storedOf("wages", id)).toMatchObject({ outcome: "undetermined" });
    api.clock.set("2026-07-27T03:00:00.000Z");
    await api.keepCurrent();
    expect(await storedOf("wages", id)).toMatchObject({ outcome: "eligible" });
  });

  it("counts like a version: that a list of recipients is declared loaded", async () => {
    await program("lists", '!("fences" in household.receives)');
    const id = await family();
    expect(await storedOf("lists", id)).toMatchObject({ outcome: "undetermined" });
    await fine(tkpk().post("/v1/programs/fences/recipients", { asOf: today() }));
    await api.keepCurrent();
    expect(await storedOf("lists", id)).toMatchObject({ outcome: "eligible" });
  });
});

describe("a run", () => {
  const unfinished = async () =>
    (await rows("select from matching_runs where status in ('queued', 'running')", [])).length;

  it("that is broken off goes on where it was", async () => {
    await addEmptyRts(api, 30);
    await program("paths", "household.decile <= 4");
    const homes = await Promise.all(["001", "002", "003"].map((rt) => family({ rt })));
    await publish("paths", 2, "household.decile <= 1");
    const broken = new AbortController();
    broken.abort();
    await api.keepCurrent(broken.signal);
    expect(await unfinished()).toBe(0);

    await api.keepCurrent(afterOneStep());
    expect(await unfinished()).toBe(1);
    await api.keepCurrent();
    expect(await unfinished()).toBe(0);
    expect(await Promise.all(homes.map((id) => storedOf("paths", id)))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("is done by one of many who would", async () => {
    await program("locks", "household.decile <= 4");
    await publish("locks", 2, "household.decile <= 1");
    const count = async () => (await rows("select from matching_runs", [])).length;
    const before = await count();
    await Promise.all([api.keepCurrent(), api.keepCurrent(), api.keepCurrent()]);
    expect([(await count()) - before, await unfinished()]).toEqual([1, 0]);
  });

  it("passes over an RT that cannot be matched, names it, matches all others, and leaves it due", async () => {
    await program("masts", "household.decile <= 4");
    const [bad, good] = [await family({ rt: "041" }), await family({ rt: "042" })];
    await api.database.pool.query(
      `create function refuse() returns trigger language plpgsql as $$ begin raise 'invented'; end $$;
       create trigger refuse before delete on matches for each row when (old.subject_id = '${bad}')
       execute function refuse()`,
    );
    await publish("masts", 2, "household.decile <= 1");
    await expect(api.keepCurrent()).rejects.toThrow(AggregateError);
    const [run] = await rows("select status, failed_areas from matching_runs order by id desc limit 1", []);
    expect(run).toEqual({ status: "failed", failed_areas: ["15.71.08.1003.041"] });
    expect(await storedOf("masts", good)).toBeUndefined();
    expect(await storedOf("masts", bad)).toMatchObject({ version: 1 });
    await api.database.pool.query("drop function refuse cascade");
    await api.keepCurrent();
    expect(await storedOf("masts", bad)).toBeUndefined();
  });

  /** The first of so many attempts to match the household end with this SQLSTATE. */
  async function failing(id: string, attempts: number, errcode: string): Promise<void> {
    await api.database.pool.query(
      `create sequence attempts;
       create function refuse() returns trigger language plpgsql as $$ begin
         if nextval('attempts') <= ${attempts} then raise 'invented' using errcode = '${errcode}'; end if;
         return old; end $$;
       create trigger refuse before delete on matches for each row when (old.subject_id = '${id}')
       execute function refuse()`,
    );
  }

  it("tries an RT again that it passed over for a reason that has passed", async () => {
    await program("drains", "household.decile <= 4");
    const id = await family({ rt: "043" });
    await failing(id, 2, "57014");
    await publish("drains", 2, "household.decile <= 1");
    expect(await api.keepCurrent()).toBe(true);
    await api.database.pool.query("drop function refuse cascade; drop sequence attempts");
    expect(await storedOf("drains", id)).toBeUndefined();
  });

  it("passes no RT over where others win, and goes on with it later", async () => {
    await program("pumps", "household.decile <= 4");
    const id = await family({ rt: "044" });
    await failing(id, 1_000, "40P01");
    await publish("pumps", 2, "household.decile <= 1");
    await expect(api.keepCurrent()).rejects.not.toBeInstanceOf(AggregateError);
    expect(await unfinished()).toBe(1);
    await api.database.pool.query("drop function refuse cascade; drop sequence attempts");
    expect(await api.keepCurrent()).toBe(true);
    const [run] = await rows("select status, failed_areas from matching_runs order by id desc limit 1", []);
    expect(run).toEqual({ status: "completed", failed_areas: [] });
    expect(await storedOf("pumps", id)).toBeUndefined();
  });
});

describe("who is due", () => {
  const village = "15.71.05.1002";
  const dueIn = async (areaCode: string) =>
    rows("select from reviews join households h on h.id::text = subject_id where area_code = $1", [areaCode]);

  /** Everybody of some RT is due and has lost all matches; one household cannot get any. */
  async function withFaulty(bad: string, homes: readonly string[], work: () => Promise<void>): Promise<void> {
    await rows("delete from matches where household_id = any($1)", [homes]);
    await rows(
      `insert into reviews (subject_type, subject_id, review_on) select 'household', unnest($1::text[]), '2026-07-01'
       on conflict (subject_type, subject_id) do update set review_on = excluded.review_on`,
      [homes],
    );
    await api.database.pool.query(
      `create function refuse() returns trigger language plpgsql as $$ begin raise 'invented'; end $$;
       create trigger refuse before insert on matches for each row when (new.household_id = '${bad}')
       execute function refuse()`,
    );
    await work();
    await api.database.pool.query("drop function refuse cascade");
  }

  const countOf = async (ids: readonly string[]) =>
    (await rows("select distinct household_id from matches where household_id = any($1)", [ids])).length;

  it.each([
    { title: "a few in an RT", each: 1, first: 1 },
    { title: "many in an RT", each: 25, first: 11 },
  ])("is matched beside an RT in which somebody cannot be: $title", async ({ each, first }) => {
    await program(`due-${each}`, "household.decile <= 4", { referrals: "on-request" });
    const rts = [0, 1, 2].map((n) => String(first + n).padStart(3, "0"));
    const homesOf = (rt: string) =>
      Promise.all(Array.from({ length: each }, () => family({ areaCode: village, rt })));
    const [before, faulty, after] = [await homesOf(rts[0]!), await homesOf(rts[1]!), await homesOf(rts[2]!)];
    await withFaulty(faulty[0]!, [...before, ...faulty, ...after], async () => {
      await expect(api.keepCurrent()).rejects.toThrow(AggregateError);
      expect([await countOf(before), await countOf(faulty), await countOf(after)]).toEqual([each, 0, each]);
      expect(await dueIn(`${village}.${rts[1]}`)).toHaveLength(each);
    });
    await api.keepCurrent();
    expect(await countOf(faulty)).toBe(each);
  });

  /** Runs `work` while whoever matches stands still in this RT, and waits for them. */
  async function whileHeldUp(area: string, matching: () => Promise<unknown>, work: () => Promise<void>) {
    const holder = await api.database.pool.connect();
    await holder.query("begin");
    await holder.query("select from areas where code = $1 for update", [area]);
    const held = matching();
    const waits = "select from pg_locks where not granted and locktype in ('transactionid', 'tuple')";
    while ((await rows(waits, [])).length === 0) await sleep(10);
    await work();
    await holder.query("commit");
    holder.release();
    await held;
  }

  it.each([
    { title: "alone", faulty: false },
    { title: "beside somebody who cannot be matched", faulty: true },
  ])("is also seen by who is matching already when they come to be due: $title", async ({ faulty }) => {
    const [first, bad, late] = [
      await family({ areaCode: village, rt: "031" }),
      await family({ areaCode: village, rt: "032" }),
      await family({ areaCode: village, rt: "033" }),
    ];
    await withFaulty(faulty ? bad : randomUUID(), [first, bad], async () => {
      const matching = async () => {
        if (faulty) await expect(api.keepCurrent()).rejects.toThrow(AggregateError);
        else expect(await api.keepCurrent()).toBe(true);
      };
      await whileHeldUp(`${village}.031`, matching, async () => {
        await markDue(api.ctx().db, [{ type: "household", id: late }], today());
        expect(await api.keepCurrent()).toBe(false);
      });
    });
    expect(
      await rows("select from reviews where subject_id = $1 and review_on <= $2", [late, today()]),
    ).toEqual([]);
    await api.keepCurrent();
  });

  it("waits for the database where that is lost, and nobody is tried one by one meanwhile", async () => {
    const homes = [
      await family({ areaCode: village, rt: "021" }),
      await family({ areaCode: village, rt: "022" }),
    ];
    await withFaulty(homes[0]!, homes, async () => {
      await api.database.pool.query(
        `create or replace function refuse() returns trigger language plpgsql as $$
         begin raise 'invented' using errcode = 'disk_full'; end $$`,
      );
      await expect(api.keepCurrent()).rejects.not.toBeInstanceOf(AggregateError);
      expect(await countOf(homes)).toBe(0);
    });
    await api.keepCurrent();
    expect(await countOf(homes)).toBe(2);
  });
});
