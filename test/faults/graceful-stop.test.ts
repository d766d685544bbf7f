// A server that is told to stop: it says so first, finishes what is under way, and a second word ends it at once.
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { newCityKeys, type Server, startServer } from "../support/run-server.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";
import { poorFamily } from "../api/intakes/sent-households.ts";

// The server is a process of its own, compiled as it starts.
vi.setConfig({ testTimeout: 60_000 });

const keys = newCityKeys();
const delayMs = 3_000;

let database: TestDatabase;
let server: Server;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(() => void server.process.kill("SIGKILL"));
afterAll(() => database.drop());

const start = () =>
  startServer(keys, { DATABASE_URL: database.connectionString, DRAIN_DELAY_MS: String(delayMs) });

const sendIntake = () =>
  server.send({ role: "tkpk" }, "POST", "/v1/intakes", {
    body: { channel: "puskesos", household: poorFamily() },
  });

const readiness = async () => (await fetch(`${server.url}/readyz`)).status;

/** Nobody writes households until it is let go, so that intakes are under way for as long as the test wants. */
async function holdWriters() {
  const client = await database.pool.connect();
  await client.query("begin; lock table households in exclusive mode");
  return async () => {
    await client.query("rollback");
    client.release();
  };
}

async function waitingWriters(count: number): Promise<void> {
  const waiting =
    "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
  await vi.waitFor(async () => expect((await database.pool.query(waiting)).rowCount).toBe(count), 10_000);
}

it("on SIGTERM it is not ready, still answers what comes in, finishes what is under way, and ends with 0", async () => {
  server = await start();
  expect(await readiness()).toBe(200);
  const letGo = await holdWriters();
  const underWay = Promise.all([1, 2, 3, 4].map(sendIntake));
  await waitingWriters(4);

  const kept = await server.send({ role: "tkpk" }, "GET", "/v1/agencies");
  expect(kept.headers.get("connection")).toBe("keep-alive");
  server.process.kill("SIGTERM");
  const toldMs = Date.now();
  await vi.waitFor(async () => expect(await readiness()).toBe(503), delayMs);
  for (let answered = 0; Date.now() - toldMs < delayMs * 0.7; answered += 1) {
    const answer = await server.send({ role: "tkpk" }, "GET", "/v1/agencies");
    expect(answer.status).toBe(200);
    // Whoever sends one request after the other comes back by another connection, so to another server.
    expect(answer.headers.get("connection")).toBe("close");
  }

  // Closed to new connections by now, with the intakes still waiting.
  await vi.waitFor(() => expect(readiness()).rejects.toThrow("fetch failed"), delayMs * 2);
  await sleep(200);
  expect(server.process.exitCode).toBeNull();
  await letGo();
  for (const { status, headers, body } of await underWay) {
    expect(status).toBe(201);
    expect(headers.get("connection")).toBe("close");
    expect(body.household.members).toHaveLength(3);
  }
  const { exitCode, stdout } = await server.ended;
  expect(exitCode).toBe(0);
  expect(stdout.match(/"route":"\/v1\/intakes","status":201/g)).toHaveLength(4);
});

it("a second signal ends it at once, and nothing half-done is kept", async () => {
  server = await start();
  const households = async () => (await database.pool.query("select from households")).rowCount;
  const before = await households();
  const letGo = await holdWriters();
  const underWay = sendIntake().catch((error: Error) => error);
  await waitingWriters(1);
  server.process.kill("SIGTERM");
  await vi.waitFor(async () => expect(await readiness()).toBe(503), delayMs);
  server.process.kill("SIGTERM");
  const secondMs = Date.now();
  expect((await server.ended).exitCode).toBe(1);
  expect(Date.now() - secondMs).toBeLessThan(delayMs);
  expect(await underWay).toBeInstanceOf(Error);
  await letGo();
  await waitingWriters(0);
  expect(await households()).toBe(before);
});

it("Ctrl-C asks for no delay, and a connection that nobody uses does not hold it up", async () => {
  server = await startServer(keys, { DATABASE_URL: database.connectionString, DRAIN_DELAY_MS: "30000" });
  const { hostname, port } = new URL(server.url);
  const unused = connect(Number(port), hostname);
  await once(unused, "connect");
  server.process.kill("SIGINT");
  const toldMs = Date.now();
  expect((await server.ended).exitCode).toBe(0);
  expect(Date.now() - toldMs).toBeLessThan(10_000);
});
