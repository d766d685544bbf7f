// Two servers and two workers on one database: the same city whichever of them is asked, and whichever is lost.
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { jakartaDate } from "../../src/jakarta-date.ts";
import { csv, familyRows } from "../api/imports/import-files.ts";
import { poorFamily } from "../api/intakes/sent-households.ts";
import { newProgram, newVersion } from "../api/programs/program-bodies.ts";
import { databaseUrl, execute } from "../support/database-server.ts";
import { isPgbouncerInstalled, type PgBouncer, startPgbouncer } from "../support/pgbouncer.ts";
import { type Running, startProgram } from "../support/run-program.ts";
import { newCityKeys, type Server, startServer } from "../support/run-server.ts";

// Each is a process of its own.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

const { adminUrl, template } = inject("databaseServer");
const desk = { role: "tkpk" } as const;

if (!isPgbouncerInstalled) console.log("skipped: no PgBouncer; PGBOUNCER_PATH names one of 1.21 or later");
const ways = isPgbouncerInstalled
  ? (["connected directly", "behind PgBouncer"] as const)
  : (["connected directly"] as const);

describe.each(ways)("two servers, %s, and two workers", (way) => {
  const name = `${template}_machines_${randomBytes(4).toString("hex")}`;
  const url = databaseUrl(adminUrl, name);
  const keys = newCityKeys();
  const running: Running[] = [];
  let bouncer: PgBouncer | undefined;
  let servers: [Server, Server];

  beforeAll(async () => {
    await execute(adminUrl, `create database ${name}`);
    if (way === "behind PgBouncer") bouncer = await startPgbouncer(url);
    const settings = { DATABASE_URL: bouncer?.url ?? url, WORKER_CONCURRENCY: "0", LOG_LEVEL: "error" };
    servers = await Promise.all([startServer(keys, settings), startServer(keys, settings)]);
    running.push(...servers);
  });
  afterAll(async () => {
    for (const { process } of running) process.kill("SIGKILL");
    await bouncer?.stop();
    await execute(adminUrl, `drop database if exists ${name} with (force)`);
  });

  async function startWorker(): Promise<Running> {
    const worker = startProgram("src/worker.ts", [], { DATABASE_URL: url, ...keys });
    running.push(worker);
    await worker.line(/does the jobs/);
    return worker;
  }

  async function call(server: Server, method: string, path: string, more: object = {}): Promise<any> {
    const { status, body } = await server.send(desk, method, path, more);
    expect(status, `${method} ${path}: ${JSON.stringify(body)}`).toBeLessThan(300);
    return body;
  }

  const post = (server: Server, path: string, body: unknown) => call(server, "POST", path, { body });
  const csvFile = { "content-type": "text/csv" };

  async function ended(path: string): Promise<any> {
    for (let turn = 0; ; turn += 1) {
      const body = await call(servers[turn % 2]!, "GET", path);
      if (body.finishedAt !== null) return body;
      await sleep(100);
    }
  }

  it("are one city, also when a worker and a server are killed in the middle", async () => {
    const [one, other] = servers;
    const workers = await Promise.all([startWorker(), startWorker()]);
    await post(one, "/v1/programs", newProgram("roofs"));
    const today = jakartaDate(new Date());
    await post(other, "/v1/programs/roofs/versions", newVersion({ effectiveFrom: today }));
    await post(one, "/v1/programs/roofs/versions/1/publish", {});

    // The same families knock at both doors at once, while files of one source come to both.
    const families = Array.from({ length: 12 }, (_, index) => poorFamily({ rt: String(1 + (index % 3)) }));
    const rows = Array.from({ length: 150 }, (_, index) => familyRows({ rt: String(1 + (index % 7)) }));
    const send = (server: Server, file: readonly object[], period: string) =>
      call(server, "POST", `/v1/imports?kind=households&source=dtsen&period=${period}`, {
        ...{ body: csv(file as Record<string, string>[]), headers: csvFile },
      });
    const knocks = families.flatMap((household) =>
      servers.map((server) => post(server, "/v1/intakes", { channel: "puskesos", household })),
    );
    const later = rows.slice(0, 60).map((family) => family.map((row) => ({ ...row, decile: "3" })));
    const first = await send(one, rows.flat(), "2026-01");
    const second = await send(other, later.flat(), "2026-02");
    workers[0].process.kill("SIGKILL");
    const answers = await Promise.all(knocks);
    const households = new Set(answers.map((answer) => answer.household.id));
    expect(households.size).toBe(families.length);

    await startWorker();
    const [landed, changed] = [
      await ended(`/v1/imports/${first.id}`),
      await ended(`/v1/imports/${second.id}`),
    ];
    expect(landed).toMatchObject({ status: "completed", households: { total: 150, inserted: 150 } });
    expect(changed).toMatchObject({ status: "completed", households: { total: 60, updated: 60 } });

    // Both ask for the whole city: one run does it for both, or one waits for the other.
    const runs = await Promise.all(servers.map((server) => post(server, "/v1/matching-runs", {})));
    for (const { id } of runs) expect((await ended(`/v1/matching-runs/${id}`)).status).toBe("completed");

    one.process.kill("SIGKILL");
    await one.ended;
    servers = [
      await startServer(keys, { DATABASE_URL: bouncer?.url ?? url, WORKER_CONCURRENCY: "0" }),
      other,
    ];
    running.push(servers[0]);
    // What is stored is what a recomputation of everybody comes to.
    const { id } = await post(servers[0], "/v1/matching-runs", {});
    expect(await ended(`/v1/matching-runs/${id}`)).toMatchObject({ status: "completed", events: {} });
    expect((await call(other, "GET", "/v1/jobs?status=gave-up")).items).toEqual([]);
    const [here, there] = await Promise.all(
      servers.map((server) => call(server, "GET", "/v1/events?after=0&limit=200")),
    );
    expect(here).toEqual(there);
    expect(here.items.map(({ sequence }: any) => sequence)).toEqual(
      here.items.map((_: unknown, index: number) => index + 1),
    );
  });
});
