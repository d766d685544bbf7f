// What recurs, on the real queue: a look at it neither begins anew what failed nor disturbs what runs.
import { runOnce } from "graphile-worker";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { inTransaction } from "../../../src/context.ts";
import { jobsSchema } from "../../../src/database/connect.ts";
import { addJob, queueLogger } from "../../../src/database/queue.ts";
import { keepRecurring, longestWaitMs } from "../../../src/jobs/keep-recurring.ts";
import { tellFailure } from "../../../src/jobs/tell-failure.ts";
import { type Api, startApi } from "../../support/api.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const log = pino({ level: "silent" });
const look = (task: string, withinMs = longestWaitMs) => keepRecurring(api.ctx(), [task], withinMs);
const addAnew = (task: string) => inTransaction(api.ctx(), (tx) => addJob(tx.db, { task, key: task }));
const jobsOf = async (task: string): Promise<any[]> =>
  (await api.as("tkpk").get(`/v1/jobs?task=${task}`)).body.items;
const update = (task: string, set: string) =>
  api.database.pool.query(
    `update ${jobsSchema(api.database.schema)}._private_jobs set ${set}
     where id in (select id from jobs where task_identifier = $1)`,
    [task],
  );

/** Does what is due of a task, once, as a worker does; answers how often there was something. */
async function work(task: string, run: () => unknown = () => undefined): Promise<number> {
  let done = 0;
  const taskList = {
    [task]: tellFailure(log, async () => {
      done += 1;
      await run();
    }),
  };
  const { pool, schema } = api.database;
  await runOnce({ pgPool: pool, schema: jobsSchema(schema), taskList, logger: queueLogger(log) });
  return done;
}

function fail(): never {
  throw new RangeError("invented");
}

/** Two attempts that failed. */
const failedTwice = { status: "retrying", attempts: 2, maxAttempts: 25, lastError: "RangeError" };
async function failTwice(task: string): Promise<void> {
  for (const attempts of [1, 2]) {
    await look(task, 0);
    await work(task, fail);
    await vi.waitFor(async () =>
      expect(await jobsOf(task)).toMatchObject([{ status: "retrying", attempts }]),
    );
  }
}

const waitMs = ([job]: any[]) => Date.parse(job.runAt) - Date.now();

describe("what recurs", () => {
  it("is added where none waits, once by many who look together", async () => {
    await Promise.all([look("fresh"), look("fresh"), look("fresh")]);
    expect(await jobsOf("fresh")).toMatchObject([{ status: "waiting", attempts: 0 }]);
    expect(await work("fresh")).toBe(1);
    await vi.waitFor(async () => expect(await jobsOf("fresh")).toEqual([]));
    await look("fresh");
    expect(await jobsOf("fresh")).toHaveLength(1);
  });

  it("keeps its attempts, its last error and its time over a look when it has failed", async () => {
    await failTwice("failing");
    const before = await jobsOf("failing");
    await look("failing");
    expect(await jobsOf("failing")).toEqual(before);
    expect(before).toMatchObject([failedTwice]);
    expect(waitMs(before)).toBeGreaterThan(0);
  });

  it("waits an hour at most for its next attempt, and not at all once a process starts", async () => {
    await failTwice("slow");
    await update("slow", "run_at = now() + interval '6 hours'");
    await look("slow");
    const capped = await jobsOf("slow");
    expect(waitMs(capped)).toBeLessThanOrEqual(longestWaitMs);
    expect(waitMs(capped)).toBeGreaterThan(longestWaitMs - 60_000);
    await look("slow", 0);
    const started = await jobsOf("slow");
    expect(waitMs(started)).toBeLessThanOrEqual(0);
    expect([capped, started]).toMatchObject([[failedTwice], [failedTwice]]);
  });

  it("stays as it gave up, and its work begins anew", async () => {
    await failTwice("given-up");
    await update("given-up", "attempts = max_attempts");
    await look("given-up");
    expect(await jobsOf("given-up")).toMatchObject([
      { status: "gave-up", attempts: 25, lastError: "RangeError" },
      { status: "waiting", attempts: 0, lastError: null },
    ]);
  });

  it("goes on within a minute where the worker that had it died", async () => {
    await look("orphan");
    await update("orphan", "attempts = 1, locked_by = 'died', locked_at = now()");
    await look("orphan");
    expect(await work("orphan")).toBe(1);
  });
});

describe("a job that runs", () => {
  function gate() {
    let open!: () => void;
    const passed = new Promise<void>((resolve) => (open = resolve));
    return { open, passed };
  }

  /** Begins what waits, and answers what ends it. */
  async function begin(task: string, outcome: () => unknown): Promise<() => Promise<void>> {
    const [begun, told] = [gate(), gate()];
    const ended = work(task, async () => {
      begun.open();
      await told.passed;
      return outcome();
    });
    await begun.passed;
    return async () => {
      told.open();
      await ended;
    };
  }

  it("is left alone by a look, and may fail and be tried again after it", async () => {
    await look("long");
    const [{ id }] = await jobsOf("long");
    const end = await begin("long", fail);
    await look("long");
    await look("long");
    expect(await jobsOf("long")).toMatchObject([
      { id, status: "running", attempts: 1, maxAttempts: 25 },
      { status: "waiting", attempts: 0 },
    ]);
    // What waits is done by another worker, which finds nothing to do.
    expect(await work("long")).toBe(1);
    await end();
    const failed = { id, status: "retrying", attempts: 1, lastError: "RangeError" };
    await vi.waitFor(async () => expect(await jobsOf("long")).toMatchObject([failed]));
  });

  it("is followed by one that is added meanwhile, and has all its attempts left when it fails", async () => {
    await addAnew("followed");
    const [{ id }] = await jobsOf("followed");
    const end = await begin("followed", fail);
    await look("followed");
    await addAnew("followed");
    await addAnew("followed");
    expect(await jobsOf("followed")).toMatchObject([
      { id, status: "running", attempts: 1 },
      { status: "waiting" },
      { status: "waiting" },
    ]);
    // One was added by the look, and one stands for both additions.
    expect(await work("followed")).toBe(2);
    await end();
    const failed = { id, status: "retrying", attempts: 1, maxAttempts: 25, lastError: "RangeError" };
    await vi.waitFor(async () => expect(await jobsOf("followed")).toMatchObject([failed]));
  });
});

it("a job that is added again is not begun before the transaction that adds it has committed", async () => {
  await addAnew("added");
  await inTransaction(api.ctx(), async (tx) => {
    await addJob(tx.db, { task: "added", key: "added" });
    expect(await work("added")).toBe(0);
  });
  expect(await work("added")).toBe(1);
});
