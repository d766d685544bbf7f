// A job that fails again and again, on the real queue, and other work of its task that a worker left behind.
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { inTransaction } from "../../../src/context.ts";
import { jobsSchema } from "../../../src/database/connect.ts";
import { addJob } from "../../../src/database/queue.ts";
import { leftUndone } from "../../../src/imports/left-undone.ts";
import { hastenerOf } from "../../../src/jobs/hasten-left-undone.ts";
import { keepRecurringEachMinute } from "../../../src/jobs/keep-recurring.ts";
import { type Api, startApi } from "../../support/api.ts";
import { csv, familyRows, sendFile } from "../imports/import-files.ts";
import { addEmptyRts, afterOneStep } from "../matching-runs/broken-off.ts";

vi.setConfig({ testTimeout: 60_000 });

const recurring = ["keep-current", "import", "due-times", "need-due-times"];
let api: Api;
let look: () => Promise<void>;
beforeEach(async () => {
  await api?.stop();
  api = await startApi();
  await api.keepCurrent();
  await addEmptyRts(api, 60);
  look = anotherProcess();
  for (const task of recurring) await failing(task);
});
afterAll(() => api.stop());

/** Answers how it looks, each minute. */
function anotherProcess(): () => Promise<void> {
  const hasten = hastenerOf(leftUndone, api.clock.now());
  return () => hasten(api.ctx(), recurring);
}

const jobs = () => `${jobsSchema(api.database.schema)}._private_jobs`;
const query = async (sql: string, values: unknown[] = []) =>
  (await api.database.pool.query(sql, values)).rows;

/** As if a job had just failed for the fourth time; others of the task are done. */
async function failing(task: string): Promise<void> {
  await query(`delete from ${jobs()} where id in (select id from jobs where task_identifier = $1)`, [task]);
  await inTransaction(api.ctx(), (tx) => addJob(tx.db, { task }));
  await query(
    `update ${jobs()} set attempts = 4, last_error = 'RangeError', run_at = now() + interval '50 minutes'
     where id in (select id from jobs where task_identifier = $1)`,
    [task],
  );
}

/** Names of the tasks of which a job is due that has failed before. */
async function hastened(): Promise<string[]> {
  const rows = await query(
    `select task_identifier as task from jobs
     where run_at <= now() and attempts = 4 and last_error = 'RangeError' order by 1`,
  );
  return rows.map(({ task }) => task);
}

/** Answers what was hastened, and fails again at once. */
async function lookAndFail(): Promise<string[]> {
  await look();
  const tasks = await hastened();
  for (const task of tasks) await failing(task);
  return tasks;
}

/** A run of the whole city that somebody has begun, and was stopped in. */
async function breakOffRun(): Promise<void> {
  await api.as("tkpk").post("/v1/matching-runs", {});
  await api.keepCurrent(afterOneStep());
  await failing("keep-current");
}

/** A file that somebody has begun to take in, and was stopped in. */
async function breakOffImport(source: string): Promise<void> {
  const rows = Array.from({ length: 400 }, () => familyRows()).flat();
  expect((await sendFile(api, csv(rows), { source })).status).toBe(202);
  await api.continueImports(afterOneStep());
  await failing("import");
}

/** A household that is due, and matched by nobody, for whatever reason. */
async function addDue(count: number): Promise<void> {
  const rows = Array.from({ length: count }, () => familyRows()).flat();
  await sendFile(api, csv(rows), { source: `due-${count}` });
  await api.continueImports();
  await query(
    `insert into reviews (subject_type, subject_id, review_on)
     select 'household', id::text, '2026-07-01' from households
     on conflict (subject_type, subject_id) do update set review_on = excluded.review_on`,
  );
  await failing("keep-current");
  await failing("import");
}

describe("a job that fails", () => {
  it("is tried within a minute for a run that was broken off, and keeps its attempts and its last error", async () => {
    await lookAndFail();
    await breakOffRun();
    expect(await lookAndFail()).toEqual(["keep-current"]);
  });

  it("is tried within a minute for an import that was broken off", async () => {
    await lookAndFail();
    await breakOffImport("broken-off");
    expect(await lookAndFail()).toContain("import");
  });

  it("is tried within a minute for those who were left due, and by its own intervals once these are through", async () => {
    await addDue(1);
    await lookAndFail();
    expect(await lookAndFail()).toEqual([]);
    await addDue(40);
    expect(await lookAndFail()).toEqual(["keep-current"]);
    expect(await lookAndFail()).toEqual([]);
  });

  it("is tried within a minute where a change of the catalogue was not looked at", async () => {
    await lookAndFail();
    const value = { value: 3_000_000, effectiveFrom: "2026-07-01", source: null };
    expect((await api.as("admin").put("/v1/settings/minimumWageIdr", value)).status).toBe(200);
    await failing("keep-current");
    expect(await lookAndFail()).toEqual(["keep-current"]);
    expect(await lookAndFail()).toEqual([]);
  });

  it("is tried once for what does not move, and again when that has moved", async () => {
    await breakOffRun();
    await breakOffImport("stuck");
    expect(await lookAndFail()).toEqual(["import", "keep-current"]);
    expect([await lookAndFail(), await lookAndFail()]).toEqual([[], []]);
    await api.keepCurrent(afterOneStep());
    expect(await lookAndFail()).toEqual(["keep-current"]);
  });

  it("is tried at the first look of a day in Jakarta, whatever its task", async () => {
    await lookAndFail();
    api.clock.set("2026-07-01T16:59:59.999Z");
    expect(await lookAndFail()).toEqual([]);
    api.clock.set("2026-07-01T17:00:00.000Z");
    expect(await lookAndFail()).toEqual([...recurring].sort());
    expect(await lookAndFail()).toEqual([]);
  });

  it("waits while somebody is at the work, and is tried when that one is gone", async () => {
    await lookAndFail();
    await breakOffRun();
    await breakOffImport("held");
    const { transactions } = api.ctx();
    await transactions.alone("matching", async () => {
      await transactions.alone("import held", async () => {
        expect(await lookAndFail()).toEqual([]);
      });
    });
    expect(await lookAndFail()).toEqual(["import", "keep-current"]);
  });

  it("waits for a new job of its task, which does the work, and is tried when that one is gone", async () => {
    await lookAndFail();
    await breakOffRun();
    await inTransaction(api.ctx(), (tx) => addJob(tx.db, { task: "keep-current", key: "keep-current" }));
    expect(await lookAndFail()).toEqual([]);
    await query(`delete from ${jobs()} where key = 'keep-current'`);
    expect(await lookAndFail()).toEqual(["keep-current"]);
  });

  it("is tried once by several who look", async () => {
    await breakOffRun();
    const other = anotherProcess();
    await Promise.all([look(), other()]);
    expect(await hastened()).toEqual(["keep-current"]);
    await failing("keep-current");
    await Promise.all([look(), other()]);
    expect(await hastened()).toEqual([]);
  });
});

it("a job that fails is looked after each minute", async () => {
  await breakOffRun();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-07-01T03:00:59.950Z") });
  try {
    const stop = keepRecurringEachMinute(() => api.ctx(), recurring, leftUndone);
    await vi.waitFor(async () => expect(await hastened()).toEqual(["keep-current"]), 10_000);
    await stop();
  } finally {
    vi.useRealTimers();
  }
});
