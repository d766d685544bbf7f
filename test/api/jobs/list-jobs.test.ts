// GET /v1/jobs: what the real queue holds, and how each job stands.
import { randomUUID } from "node:crypto";
import { runOnce } from "graphile-worker";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { jobsSchema } from "../../../src/database/connect.ts";
import { addJob, queueLogger } from "../../../src/database/queue.ts";
import { poolDatabase } from "../../../src/database/statement.ts";
import { tellFailure } from "../../../src/jobs/tell-failure.ts";
import { createLog } from "../../../src/log.ts";
import { type Api, startApi } from "../../support/api.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const words = "Siti Contoh 1571085703909001";

/** Adds a job of a task that no other test has, and answers its number in the queue. */
async function add(task: string, payload?: object): Promise<string> {
  await addJob(poolDatabase(api.database.pool), { task, payload });
  return (await jobsOf(task)).at(-1)!.id;
}
const jobsOf = async (task: string): Promise<any[]> =>
  (await api.as("tkpk").get(`/v1/jobs?task=${task}`)).body.items;
const query = (sql: string, values: unknown[]) => api.database.pool.query(sql, values);

/** Does what waits of a task, once, as a worker does. */
async function work(task: string, fail: () => void, log = pino({ level: "silent" })): Promise<void> {
  const { pool, schema } = api.database;
  const taskList = { [task]: tellFailure(log, async () => fail()) };
  await runOnce({ pgPool: pool, schema: jobsSchema(schema), taskList, logger: queueLogger(log) });
  // It does not wait until the queue has noted what became of the last job.
  const running = expect.objectContaining({ status: "running" });
  await vi.waitFor(async () => expect(await jobsOf(task)).not.toContainEqual(running), 5_000);
}

describe("a job", () => {
  it("that was added waits, and shows the ids that it is about and nothing else of its payload", async () => {
    const importId = randomUUID();
    await add("told", { importId, name: words });
    expect(await jobsOf("told")).toEqual([
      {
        ...{ id: expect.stringMatching(/^\d+$/), task: "told", status: "waiting", attempts: 0 },
        ...{ maxAttempts: 25, lastError: null, about: { importId } },
        ...{ runAt: expect.any(String), createdAt: expect.any(String) },
      },
    ]);
  });

  it("that a worker has at hand runs, until the queue takes the worker for dead", async () => {
    const id = await add("at-hand");
    const lock = `update ${jobsSchema(api.database.schema)}._private_jobs set attempts = 1, locked_by = 'w',
      locked_at = now() - $2::interval where id = $1`;
    await query(lock, [id, "3 hours"]);
    expect(await jobsOf("at-hand")).toMatchObject([{ status: "running", attempts: 1 }]);
    await query(lock, [id, "5 hours"]);
    expect(await jobsOf("at-hand")).toMatchObject([{ status: "retrying", attempts: 1 }]);
  });

  it("that failed is due again later, and tells class and code of the failure but not its words", async () => {
    const id = await add("failing");
    const logged: string[] = [];
    const log = createLog("info", { write: (line: string) => void logged.push(line) });
    const refused = Object.assign(new Error(`duplicate key ${words}`), { code: "23505", severity: "ERROR" });
    await work(
      "failing",
      () => {
        throw new Error(`Failed query, params: ${words}`, { cause: refused });
      },
      log,
    );
    const [job] = await jobsOf("failing");
    expect(job).toMatchObject({
      ...{ id, status: "retrying", attempts: 1, lastError: "DatabaseError (23505)" },
    });
    expect(Date.parse(job.runAt)).toBeGreaterThan(Date.parse(job.createdAt));
    const kept = await query("select last_error from jobs where id = $1", [id]);
    expect(kept.rows).toEqual([{ last_error: "DatabaseError (23505)" }]);
    const told = logged.map((line) => JSON.parse(line));
    expect(told.find(({ msg }) => msg === "a job failed")).toMatchObject({ job: id, task: "failing" });
    expect(logged.join()).not.toContain("Siti");
  });

  it("that is marked as failed gave up", async () => {
    const id = await add("given-up");
    await query("select from permanently_fail_jobs(array[$1::bigint], $2)", [id, words]);
    expect(await jobsOf("given-up")).toMatchObject([
      { status: "gave-up", attempts: 25, maxAttempts: 25, lastError: "Error" },
    ]);
  });

  it("that is done is no longer there", async () => {
    await add("done");
    await work("done", () => undefined);
    expect(await jobsOf("done")).toEqual([]);
  });
});

describe("the list", () => {
  it("is read page by page in the order in which jobs were added, whatever comes and goes meanwhile", async () => {
    const ids: string[] = [];
    for (const n of [1, 2, 3, 4, 5]) ids.push(await add("paged", { n }));
    const path = "/v1/jobs?task=paged&limit=2";
    const first = await api.as("tkpk").get(path);
    await query("select from complete_jobs(array[$1::bigint])", [ids[1]]);
    const sixth = await add("paged");
    const second = await api.as("tkpk").get(`${path}&cursor=${first.body.nextCursor}`);
    const third = await api.as("tkpk").get(`${path}&cursor=${second.body.nextCursor}`);
    const seen = [first, second, third].flatMap(({ body }) => body.items.map((job: any) => job.id));
    expect(seen).toEqual([...ids, sixth]);
    expect(third.body.nextCursor).toBeNull();
  });

  it("is filtered by status, and a cursor belongs to its filter", async () => {
    for (const n of [1, 2, 3]) await add("sorted", { n });
    const [one, two] = await jobsOf("sorted");
    await query("select from permanently_fail_jobs(array[$1, $2]::bigint[])", [one.id, two.id]);
    const path = "/v1/jobs?task=sorted&status=gave-up&limit=1";
    const gaveUp = await api.as("tkpk").get(path);
    expect(gaveUp.body.items).toMatchObject([{ id: one.id }]);
    const rest = await api.as("tkpk").get(`${path}&cursor=${gaveUp.body.nextCursor}`);
    expect(rest.body).toMatchObject({ items: [{ id: two.id }], nextCursor: null });
    const elsewhere = await api.as("tkpk").get(`/v1/jobs?task=sorted&cursor=${gaveUp.body.nextCursor}`);
    expect(elsewhere).toMatchObject({ status: 400, body: { code: "invalid-cursor" } });
  });

  it.each(["tkpk", "admin"] as const)("is for the role %s", async (role) => {
    expect(await api.as(role).get("/v1/jobs")).toMatchObject({ status: 200 });
  });

  it.each(["agency", "field", "importer", "analyst", "integrator"] as const)(
    "is not for the role %s",
    async (role) => {
      const limits = role === "agency" ? { agency: "dinsos" } : {};
      expect(await api.as(role, limits).get("/v1/jobs")).toMatchObject({
        ...{ status: 403, body: { code: "forbidden", requiredScope: "jobs:manage" } },
      });
    },
  );
});
