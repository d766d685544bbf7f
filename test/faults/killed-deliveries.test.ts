// Events on their way while what sends them is killed: each arrives at least once, with its id, a subject's in order.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Pool } from "pg";
import { afterEach, expect, it, vi } from "vitest";
import { createPool } from "../../src/database/connect.ts";
import { poorFamily } from "../api/intakes/sent-households.ts";
import { type Receiver, startReceiver } from "../support/receiver.ts";
import { type Running, startProgram } from "../support/run-program.ts";
import { newCityKeys, type Server, startServer } from "../support/run-server.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { type City, kill, openCity, poolOf } from "./imported-city.ts";

// Each server is compiled as it starts, and Postgres recovers.
vi.setConfig({ testTimeout: 180_000 });

const tkpk = { role: "tkpk" } as const;
const answersAfterMs = 40;
const families = 30;

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  while (ending.length > 0) await ending.pop()!();
});

/** One that takes its time, so that at any moment something is on its way. */
async function slowReceiver(): Promise<Receiver> {
  const receiver = await startReceiver();
  receiver.answer((_, response) => void setTimeout(() => response.writeHead(204).end(), answersAfterMs));
  ending.push(() => receiver.stop());
  return receiver;
}

async function call(server: Server, path: string, body: unknown): Promise<any> {
  const answer = await server.send(tkpk, "POST", path, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

async function sendFamilies(server: Server): Promise<void> {
  await Promise.all(
    [0, 1, 2].map(async () => {
      for (let sent = 0; sent < families / 3; sent += 1) {
        await call(server, "/v1/intakes", { channel: "puskesos", household: poorFamily() });
      }
    }),
  );
}

const arrived = (receiver: Receiver, count: number) =>
  vi.waitFor(() => expect(receiver.received.length).toBeGreaterThanOrEqual(count), {
    timeout: 60_000,
    interval: 5,
  });

/** As if the minute had passed for which an attempt is left to who makes it. */
async function forgetClaims(pool: Pool): Promise<number> {
  const { rowCount } = await pool.query(
    "update webhook_deliveries set due_at = now() where status = 'waiting' and claim is not null",
  );
  return rowCount ?? 0;
}

async function expectEverything(receiver: Receiver, pool: Pool): Promise<void> {
  await vi.waitFor(
    async () => {
      await forgetClaims(pool);
      const { rows } = await pool.query<{ id: string; sequence: string }>("select id, sequence from events");
      const there = new Set(receiver.received.map(({ id }) => id));
      expect(rows.filter(({ id, sequence }) => sequence === null || !there.has(id))).toEqual([]);
    },
    { timeout: 60_000, interval: 1_000 },
  );
  const last = new Map<string, number>();
  for (const { event } of receiver.received) {
    const { subject, sequence } = event as { subject: string; sequence: string };
    expect(Number(sequence), subject).toBeGreaterThanOrEqual(last.get(subject) ?? 0);
    last.set(subject, Number(sequence));
  }
}

it("when the server, and then Postgres under it, is killed between an attempt and its result", async () => {
  const folder = await mkdtemp(join(tmpdir(), "satu-pintu-deliveries-"));
  ending.push(() => rm(folder, { recursive: true, force: true }));
  const receiver = await slowReceiver();
  const keys = { ...newCityKeys(), WEBHOOK_ALLOW_PRIVATE: "1" };
  const city: City = await openCity(keys, { DATA_DIR: folder });
  ending.push(async () => {
    city.server.process.kill("SIGINT");
    await city.server.ended;
  });
  await call(city.server, "/v1/webhooks", { url: receiver.url });
  await sendFamilies(city.server);
  let repeated = 0;
  for (const [count, what] of [
    [20, "server"],
    [60, "postgres"],
  ] as const) {
    await arrived(receiver, count);
    await kill(city, what);
    const pool = await poolOf(city);
    repeated += await forgetClaims(pool);
    await pool.end();
  }
  expect(repeated).toBeGreaterThan(0);
  const pool = await poolOf(city);
  await expectEverything(receiver, pool);
  await pool.end();
});

it("when one of two workers is killed, and the server sends nothing itself", async () => {
  const database = await createTestDatabase();
  ending.push(() => database.drop());
  const receiver = await slowReceiver();
  const settings = { DATABASE_URL: database.connectionString, LOG_LEVEL: "error", ...newCityKeys() };
  const running: Running[] = [];
  ending.push(async () => {
    for (const { process } of running) process.kill("SIGKILL");
    await Promise.all(running.map(({ ended }) => ended));
  });
  const server = await startServer(settings, {
    ...settings,
    WORKER_CONCURRENCY: "0",
    WEBHOOK_ALLOW_PRIVATE: "1",
  });
  running.push(server);
  const startWorker = async () => {
    const worker = startProgram("src/worker.ts", [], { ...settings, WEBHOOK_ALLOW_PRIVATE: "1" });
    running.push(worker);
    await worker.line(/does the jobs/);
    return worker;
  };
  await call(server, "/v1/webhooks", { url: receiver.url });
  await sendFamilies(server);
  expect(receiver.received).toEqual([]);
  const [one] = await Promise.all([startWorker(), startWorker()]);
  await arrived(receiver, 20);
  one.process.kill("SIGKILL");
  await one.ended;
  const pool = createPool({ connectionString: database.connectionString, schema: "satu_pintu", max: 2 });
  ending.push(() => pool.end());
  await expectEverything(receiver, pool);
});
