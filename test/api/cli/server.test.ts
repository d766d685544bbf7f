// The server's process on its own Postgres: start, commands beside it, stop, and what keeps it from starting.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { runCommand, startProgram } from "../../support/run-program.ts";

// Each program is a process of its own, compiled as it starts; some wait for others on purpose.
vi.setConfig({ testTimeout: 120_000 });

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "satu-pintu-server-"));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const settings = (extra = {}) => ({ DATA_DIR: dataDir, PORT: "0", ...extra });
const newClient = async () => {
  const command = ["client", "create", "--role", "tkpk", "--name", "TKPK", "--json"];
  return JSON.parse((await runCommand(command, settings())).stdout) as {
    clientId: string;
    clientSecret: string;
  };
};

async function serve() {
  const server = startProgram("src/server.ts", [], settings());
  const [, url = ""] = await server.line(/answers at (http:\/\/\S+?),/);
  return { ...server, url };
}

async function postmasterFile(): Promise<string> {
  const { cluster } = JSON.parse(await readFile(join(dataDir, "postgres.json"), "utf8")) as {
    cluster: string;
  };
  return resolve(dataDir, cluster, "postmaster.pid");
}

async function tokenOf(url: string, { clientId, clientSecret }: Awaited<ReturnType<typeof newClient>>) {
  const answer = await fetch(`${url}/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

const statusOf = async (url: string, token: string) =>
  (await fetch(`${url}/v1/agencies`, { headers: { authorization: `Bearer ${token}` } })).status;

/** Sends a request in two halves, with `meanwhile` between them. */
async function inTwoHalves(url: string, meanwhile: () => Promise<void>): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let answer = "";
  socket.on("data", (chunk) => (answer += String(chunk)));
  const closed = new Promise((done) => socket.on("close", done));
  const form = "grant_type=x";
  socket.write(
    `POST /oauth/token HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${form.length}\r\n` +
      "Content-Type: application/x-www-form-urlencoded\r\n\r\n",
  );
  await sleep(100);
  await meanwhile();
  socket.write(form);
  await closed;
  return answer;
}

it("a server serves clients made before it and beside it, finishes what is under way, and stops with 0", async () => {
  const before = await newClient();
  const server = await serve();
  const beside = await newClient();
  for (const client of [before, beside]) {
    expect(await statusOf(server.url, await tokenOf(server.url, client))).toBe(200);
  }
  const { stdout: token } = await runCommand(["token", "--client", before.clientId], settings());
  expect(await statusOf(server.url, token.trim())).toBe(200);

  const answer = await inTwoHalves(server.url, async () => {
    server.process.kill("SIGTERM");
    await sleep(300);
  });
  expect(answer).toContain("unsupported_grant_type");
  expect((await server.ended).exitCode).toBe(0);
  await expect(readFile(await postmasterFile())).rejects.toThrow("ENOENT");
  const { stdout } = await runCommand(["client", "list", "--json"], settings());
  expect(JSON.parse(stdout)).toHaveLength(2);
});

it("a server refuses the data folder and the port of another, in one line, and ends when its Postgres dies", async () => {
  const server = await serve();
  const sameFolder = await startProgram("src/server.ts", [], settings()).ended;
  expect(sameFolder).toMatchObject({
    exitCode: 1,
    stderr: expect.stringMatching(
      new RegExp(`^Satu Pintu cannot start\\. .*process ${server.process.pid}\\b.*\n$`),
    ),
  });

  const { port } = new URL(server.url);
  const otherFolder = await mkdtemp(join(tmpdir(), "satu-pintu-server-"));
  const samePort = await startProgram("src/server.ts", [], { DATA_DIR: otherFolder, PORT: port }).ended;
  expect(samePort).toMatchObject({
    exitCode: 1,
    stderr: expect.stringMatching(
      new RegExp(`^Satu Pintu cannot start\\. Port ${port} at 127\\.0\\.0\\.1 .*\n$`),
    ),
  });
  await rm(otherFolder, { recursive: true });

  const [pid] = (await readFile(await postmasterFile(), "utf8")).split("\n");
  process.kill(Number(pid), "SIGKILL");
  const { exitCode, stdout } = await server.ended;
  expect(exitCode).toBe(1);
  expect(stdout).toContain("Postgres ended by itself");
});
