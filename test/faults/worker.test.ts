// Workers beside servers that do no jobs: one of them does what there is to do, and another goes on when it is killed.
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, inject, it, vi } from "vitest";
import { createPool } from "../../src/database/connect.ts";
import { jakartaDate } from "../../src/jakarta-date.ts";
import { databaseUrl, execute } from "../support/database-server.ts";
import { type Running, startProgram } from "../support/run-program.ts";
import { newCityKeys, type Server, startServer } from "../support/run-server.ts";
import { poorFamily } from "../api/intakes/sent-households.ts";
import { newProgram, newVersion } from "../api/programs/program-bodies.ts";

// Each is a process of its own, compiled as it starts.
vi.setConfig({ testTimeout: 120_000 });

const { adminUrl, template, schema } = inject("databaseServer");
const name = `${template}_workers_${randomBytes(4).toString("hex")}`;
const url = databaseUrl(adminUrl, name);
const keys = newCityKeys();
const tkpk = { role: "tkpk" } as const;
const programs: Running[] = [];
const pool = createPool({ connectionString: url, schema, max: 2 });
let server: Server;

beforeAll(async () => {
  await execute(adminUrl, `create database ${name}`);
  server = await startServer(keys, { DATABASE_URL: url, WORKER_CONCURRENCY: "0" });
  programs.push(server);
}, 60_000);
afterAll(async () => {
  for (const { process } of programs) process.kill("SIGKILL");
  await pool.end();
  await execute(adminUrl, `drop database if exists ${name} with (force)`);
});

async function send(path: string, body: unknown): Promise<any> {
  const answer = await server.send(tkpk, "POST", path, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

async function publish(number: number, expression: string): Promise<void> {
  const criteria = [{ code: "rule", label: { id: "x", en: "x" }, expression }];
  const version = newVersion({ effectiveFrom: jakartaDate(new Date()), criteria });
  await send("/v1/programs/roofs/versions", version);
  await send(`/v1/programs/roofs/versions/${number}/publish`, {});
}

async function startWorker(settings: Record<string, string> = {}): Promise<Running> {
  const worker = startProgram("src/worker.ts", [], { DATABASE_URL: url, ...keys, ...settings });
  programs.push(worker);
  await worker.line(/does the jobs/);
  return worker;
}

const storedVersion = async () =>
  (await pool.query<{ version: number }>("select version from matches where program = 'roofs'")).rows[0]
    ?.version;

async function until(version: number): Promise<void> {
  while ((await storedVersion()) !== version) await sleep(50);
}

it("match everybody by a version that was published, also when one is killed, and end when told to", async () => {
  await send("/v1/programs", newProgram("roofs"));
  await publish(1, "household.decile <= 4");
  await send("/v1/intakes", { channel: "puskesos", household: poorFamily() });
  await publish(2, "household.decile <= 3");
  await sleep(500);
  expect(await storedVersion()).toBe(1);

  const [first, second] = await Promise.all([startWorker(), startWorker()]);
  await until(2);
  await publish(3, "household.decile <= 2");
  first.process.kill("SIGKILL");
  await first.ended;
  await publish(4, "household.decile <= 3");
  await until(4);

  second.process.kill("SIGTERM");
  expect((await second.ended).exitCode).toBe(0);
});

it("do what is due in time beside what takes long", async () => {
  const holder = await pool.connect();
  await holder.query("begin; lock table matched_laws in access exclusive mode");
  let worker: Running;
  try {
    worker = await startWorker({ WORKER_CONCURRENCY: "1" });
    const left = "select task_identifier as task, locked_at is not null as runs from jobs order by id";
    await vi.waitFor(
      async () => expect((await pool.query(left)).rows).toContainEqual({ task: "keep-current", runs: true }),
      10_000,
    );
    await vi.waitFor(async () => {
      const tasks = (await pool.query<{ task: string }>(left)).rows.map(({ task }) => task);
      expect(tasks).not.toContain("due-times");
      expect(tasks).not.toContain("need-due-times");
      expect(tasks).toContain("keep-current");
    }, 10_000);
  } finally {
    await holder.query("rollback");
    holder.release();
  }
  worker.process.kill("SIGTERM");
  expect((await worker.ended).exitCode).toBe(0);
});

it("say what they miss", async () => {
  const alone = await startProgram("src/worker.ts", [], { ...keys }).ended;
  expect([alone.exitCode, alone.stderr]).toEqual([1, expect.stringContaining("set DATABASE_URL")]);
  const idle = await startProgram("src/worker.ts", [], {
    DATABASE_URL: url,
    WORKER_CONCURRENCY: "0",
    ...keys,
  }).ended;
  expect([idle.exitCode, idle.stderr]).toEqual([1, expect.stringContaining("WORKER_CONCURRENCY is 0")]);
});
