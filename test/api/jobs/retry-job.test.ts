// POST /v1/jobs/{id}/retry: a job that gave up is taken by the next worker.
import { runOnce } from "graphile-worker";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jobsSchema } from "../../../src/database/connect.ts";
import { addJob, queueLogger } from "../../../src/database/queue.ts";
import { poolDatabase } from "../../../src/database/statement.ts";
import { type Api, startApi } from "../../support/api.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const query = (sql: string, values: unknown[]) => api.database.pool.query(sql, values);

async function add(task: string): Promise<string> {
  await addJob(poolDatabase(api.database.pool), { task });
  const { body } = await api.as("tkpk").get(`/v1/jobs?task=${task}`);
  return body.items[0].id;
}

async function giveUp(task: string): Promise<string> {
  const id = await add(task);
  await query("select from permanently_fail_jobs(array[$1::bigint], 'RangeError')", [id]);
  return id;
}

/** How often a worker that looks once did the task. */
async function work(task: string): Promise<number> {
  const { pool, schema } = api.database;
  let done = 0;
  const taskList = { [task]: async () => void (done += 1) };
  const logger = queueLogger(pino({ level: "silent" }));
  await runOnce({ pgPool: pool, schema: jobsSchema(schema), taskList, logger });
  return done;
}

describe("trying a job again", () => {
  it("makes one that gave up due at once, with all its attempts before it, and keeps what went wrong", async () => {
    const id = await giveUp("again");
    expect(await work("again")).toBe(0);
    const answer = await api.as("admin").post(`/v1/jobs/${id}/retry`);
    expect(answer).toMatchObject({
      status: 200,
      body: { id, status: "waiting", attempts: 0, maxAttempts: 25, lastError: "RangeError" },
    });
    expect(await work("again")).toBe(1);
  });

  it("stands in the audit trail", async () => {
    const id = await giveUp("audited");
    await api.as("admin").post(`/v1/jobs/${id}/retry`);
    const { body } = await api.as("tkpk").get(`/v1/audit?entityType=job&entityId=${id}`);
    expect(body.items).toMatchObject([
      { action: "job.retry", clientId: "test-admin", details: { task: "audited" } },
    ]);
  });

  it("makes one that waits for its time due at once; twice is once", async () => {
    const id = await add("later");
    await query("select from reschedule_jobs(array[$1::bigint], run_at := now() + interval '1 day')", [id]);
    expect(await work("later")).toBe(0);
    for (const _ of [1, 2]) {
      expect(await api.as("tkpk").post(`/v1/jobs/${id}/retry`)).toMatchObject({ status: 200 });
    }
    expect(await work("later")).toBe(1);
  });

  it("refuses one that runs, and tells of nothing in the audit trail then", async () => {
    const id = await add("running");
    const lock = `update ${jobsSchema(api.database.schema)}._private_jobs set locked_by = 'w', locked_at = now()
      where id = $1`;
    await query(lock, [id]);
    expect(await api.as("tkpk").post(`/v1/jobs/${id}/retry`)).toMatchObject({
      ...{ status: 409, body: { code: "conflict" } },
    });
    const { body } = await api.as("tkpk").get(`/v1/audit?entityType=job&entityId=${id}`);
    expect(body.items).toEqual([]);
  });

  it("knows no job that is done or never was, and no id that is no number", async () => {
    const id = await add("over");
    await query("select from complete_jobs(array[$1::bigint])", [id]);
    for (const unknown of [id, "999999999999999"]) {
      expect(await api.as("tkpk").post(`/v1/jobs/${unknown}/retry`)).toMatchObject({
        ...{ status: 404, body: { code: "not-found" } },
      });
    }
    expect(await api.as("tkpk").post("/v1/jobs/first/retry")).toMatchObject({ status: 400 });
  });

  it.each(["agency", "field", "importer", "analyst", "integrator"] as const)(
    "is not for the role %s",
    async (role) => {
      const limits = role === "agency" ? { agency: "dinsos" } : {};
      expect(await api.as(role, limits).post("/v1/jobs/1/retry")).toMatchObject({ status: 403 });
    },
  );
});
