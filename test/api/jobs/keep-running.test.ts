// Jobs on the real queue, through a pool whose database goes away at the very moment of its first look.
import type { PoolClient } from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { parseCronItems } from "graphile-worker";
import { inTransaction } from "../../../src/context.ts";
import { jobsSchema } from "../../../src/database/connect.ts";
import { addJob, queueLogger } from "../../../src/database/queue.ts";
import { keepRunning } from "../../../src/jobs/keep-running.ts";
import { type Api, startApi } from "../../support/api.ts";

vi.setConfig({ testTimeout: 30_000 });

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const failure = (code: string) => Object.assign(new Error("invented"), { code, severity: "FATAL" });
const outage = "57P01";

/** The city's pool, but that a statement with these words fails so many times. */
function failingPool(words: string, times: number, code: string) {
  let left = times;
  const { pool } = api.database;
  const failing = (client: PoolClient): PoolClient =>
    new Proxy(client, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (name !== "query" || typeof value !== "function") {
          return typeof value === "function" ? value.bind(target) : value;
        }
        return async (asked: { text: string } | string, ...rest: unknown[]) => {
          const text = typeof asked === "string" ? asked : asked.text;
          if (left > 0 && text.includes(words)) {
            left -= 1;
            throw failure(code);
          }
          return value.call(target, asked, ...rest);
        };
      },
    });
  return new Proxy(pool, {
    get(target, name) {
      // With a callback it is for listening alone.
      if (name === "connect") {
        return (listen?: Parameters<typeof target.connect>[0]) =>
          listen ? target.connect(listen) : target.connect().then(failing);
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** Answers what stops it, what was done, and what it ended by. */
async function running(pgPool: ReturnType<typeof failingPool>) {
  const [done, ended]: [unknown[], unknown[]] = [[], []];
  const stop = await keepRunning(
    {
      ...{ pgPool, schema: jobsSchema(api.database.schema), noHandleSignals: true, concurrency: 2 },
      ...{ logger: queueLogger(api.ctx().log), parsedCronItems: parseCronItems([]) },
      taskList: { remember: (payload) => void done.push(payload) },
    },
    api.ctx().log,
    (reason) => ended.push(reason),
  );
  return { stop, done, ended };
}

const firstLook = "_private_tasks as tasks (identifier)";

it.each([
  ["its first look at the tasks", firstLook, 1],
  ["looks for jobs, each by itself", "_private_jobs", 2],
])("are done when the database is back that fails %s", async (_when, words, times) => {
  const { stop, done, ended } = await running(failingPool(words, times, outage));
  await inTransaction(api.ctx(), (tx) => addJob(tx.db, { task: "remember", payload: { words } }));
  await vi.waitFor(() => expect(done).toEqual([{ words }]), { timeout: 20_000, interval: 100 });
  await stop();
  expect(ended).toEqual([]);
});

it("end, and say why, where the first look at the tasks is not allowed", async () => {
  const { stop, ended } = await running(failingPool(firstLook, 1_000, "42501"));
  await vi.waitFor(() => expect(ended).toMatchObject([{ code: "42501" }]), { timeout: 20_000 });
  await stop();
});
