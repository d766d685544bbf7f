// A database that goes away under a job and comes back: server and worker outlive it, and the job is done after all.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { jakartaDate } from "../../src/jakarta-date.ts";
import { execute } from "../support/database-server.ts";
import {
  notAvailable,
  type ReplicatedPostgres,
  startReplicatedPostgres,
} from "../support/replicated-postgres.ts";
import { type Running, startProgram } from "../support/run-program.ts";
import { newCityKeys, type Server, startServer } from "../support/run-server.ts";
import { poorFamily } from "../api/intakes/sent-households.ts";
import { newProgram, newVersion } from "../api/programs/program-bodies.ts";

if (notAvailable) console.log(`skipped: ${notAvailable}`);

// Processes of their own, and rests of seconds before a job is tried again.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const schema = "satu_pintu";
const keys = newCityKeys();
const tkpk = { role: "tkpk" } as const;

describe.skipIf(notAvailable)("a database that goes away", () => {
  let postgres: ReplicatedPostgres;
  let server: Server;
  let worker: Running | undefined;
  let folder: string;
  let url: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "satu-pintu-away-"));
    postgres = await startReplicatedPostgres();
    url = postgres.primary.url;
  });
  afterAll(async () => {
    for (const running of [server, worker]) running?.process.kill("SIGKILL");
    await postgres?.remove();
    await rm(folder, { recursive: true });
  });

  async function send(path: string, body: unknown = {}): Promise<void> {
    const answer = await server.send(tkpk, "POST", path, { body });
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  }

  async function publish(number: number, expression: string): Promise<void> {
    const criteria = [{ code: "rule", label: { id: "x", en: "x" }, expression }];
    const version = newVersion({ effectiveFrom: jakartaDate(new Date()), criteria });
    await send("/v1/programs/roofs/versions", version);
    await send(`/v1/programs/roofs/versions/${number}/publish`);
  }

  async function until(sql: string): Promise<void> {
    while ((await execute(url, sql)).length === 0) await sleep(50);
  }
  const untilMatched = (version: number) =>
    until(`select from ${schema}.matches where program = 'roofs' and version = ${version}`);

  /** Publishes while nobody can write matches, so that the job that does is under way when the database goes away. */
  async function goAwayUnderJob(number: number, expression: string): Promise<void> {
    const holder = new pg.Client({ connectionString: url });
    holder.on("error", () => undefined);
    await holder.connect();
    await holder.query(`begin; lock table ${schema}.matches in exclusive mode`);
    await publish(number, expression);
    await until("select from pg_stat_activity where wait_event_type = 'Lock'");
    await postgres.primary.stop();
  }

  it("under a job ends neither server nor worker, and the job is done when it is back", async () => {
    server = await startServer(keys, { DATABASE_URL: url, DATA_DIR: folder });
    await send("/v1/programs", newProgram("roofs"));
    await publish(1, "household.decile <= 4");
    await send("/v1/intakes", { channel: "puskesos", household: poorFamily() });
    await untilMatched(1);

    await goAwayUnderJob(2, "household.decile <= 3");
    await sleep(3_000);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await postgres.primary.start();
    await untilMatched(2);
    await until(`select from ${schema}.matches where not exists (
      select from ${schema}_jobs.jobs where task_identifier = 'keep-current' and locked_at is not null)`);
    server.process.kill("SIGTERM");
    expect((await server.ended).exitCode).toBe(0);

    server = await startServer(keys, { DATABASE_URL: url, DATA_DIR: folder, WORKER_CONCURRENCY: "0" });
    worker = startProgram("src/worker.ts", [], { DATABASE_URL: url, DATA_DIR: folder, ...keys });
    await worker.line(/does the jobs/);
    await goAwayUnderJob(3, "household.decile <= 2");
    await sleep(3_000);
    expect(worker.process.exitCode).toBeNull();
    await postgres.primary.start();
    await untilMatched(3);
    worker.process.kill("SIGTERM");
    expect((await worker.ended).exitCode).toBe(0);
  });
});
