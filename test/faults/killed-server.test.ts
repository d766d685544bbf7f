// A server on its own Postgres that is killed while intakes come in: it leaves nothing running, and loses no answer.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { readLocation } from "../../src/database/embedded/location.ts";
import { findPostmaster, type Postmaster } from "../../src/database/embedded/postmaster.ts";
import { newCityKeys, type Server, startServer } from "../support/run-server.ts";
import { poorFamily } from "../api/intakes/sent-households.ts";

// The server is compiled as it starts, six times, and Postgres recovers each time.
vi.setConfig({ testTimeout: 180_000 });

/** After so many confirmed intakes of one server: from the first moments of the first ones to well within. */
const kills = [0, 0, 1, 6, 15];
/** And a moment more, so that it may be any of an intake. */
const mostMs = 150;
const callers = 4;

const keys = newCityKeys();
const desk = { role: "tkpk" } as const;
let dataDir: string;
let server: Server | undefined;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "satu-pintu-killed-"));
});
afterAll(async () => {
  server?.process.kill("SIGKILL");
  await vi.waitFor(async () => expect(await postmaster()).toBeUndefined(), 10_000);
  await rm(dataDir, { recursive: true, force: true });
});

async function postmaster(): Promise<Postmaster | undefined> {
  const location = await readLocation(dataDir);
  return location && findPostmaster(location.cluster);
}

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Sends new households one after the other until the server is gone; notes the ids of those that it confirmed. */
async function sendUntilCut(to: Server, confirmed: string[]): Promise<void> {
  for (;;) {
    const body = { channel: "puskesos", household: poorFamily() };
    const intake = await to.send(desk, "POST", "/v1/intakes", { body }).catch(() => undefined);
    if (intake === undefined) return;
    expect(intake.status).toBe(201);
    confirmed.push(intake.body.household.id);
  }
}

it("whatever the moment, every confirmed intake is there at the next start, and no Postgres is left", async () => {
  const confirmed: string[] = [];
  for (const count of kills) {
    server = await startServer(keys, { DATA_DIR: dataDir });
    const { pid } = (await postmaster())!;
    const own: string[] = [];
    const sent = Promise.all(Array.from({ length: callers }, () => sendUntilCut(server!, own)));
    while (own.length < count) await sleep(5);
    await sleep(mostMs * Math.random());
    server.process.kill("SIGKILL");
    await sent;
    confirmed.push(...own);
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), 10_000);
  }

  expect(confirmed.length).toBeGreaterThan(callers);
  server = await startServer(keys, { DATA_DIR: dataDir });
  for (const id of confirmed) {
    const { status, body } = await server.send(desk, "GET", `/v1/households/${id}`);
    expect({ id, status, members: body.members?.length }).toEqual({ id, status: 200, members: 3 });
  }
  const { stdout } = await stop(server);
  expect(stdout).not.toContain("Stopping Postgres");
});

async function stop(running: Server) {
  running.process.kill("SIGINT");
  const ended = await running.ended;
  expect(ended.exitCode).toBe(0);
  expect(await postmaster()).toBeUndefined();
  return ended;
}
