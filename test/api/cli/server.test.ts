// The server's process on its own Postgres: start, commands beside it, stop, and what keeps it from starting.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand, startProgram } from "../../support/run-program.ts";

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "satu-pintu-server-"));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const settings = () => ({ DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "info" });
const slow = { timeout: 60_000 };

async function serve(extra: Record<string, string> = {}) {
  const server = startProgram("src/server.ts", [], { ...settings(), ...extra });
  const [, url = ""] = await server.line(/answers at (http:\/\/\S+?),/);
  return { ...server, url };
}

async function tokenOf(url: string, { clientId, clientSecret }: { clientId: string; clientSecret: string }) {
  const answer = await fetch(`${url}/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

const statusOf = async (url: string, token: string) =>
  (await fetch(`${url}/v1/agencies`, { headers: { authorization: `Bearer ${token}` } })).status;

const clientCreate = ["client", "create", "--role", "tkpk", "--name", "TKPK", "--json"];

describe("a server on its own Postgres", () => {
  it("serves clients made before it started and while it runs, and stops with 0", slow, async () => {
    const before = JSON.parse((await runCommand(clientCreate, settings())).stdout);
    const server = await serve();
    const during = JSON.parse((await runCommand(clientCreate, settings())).stdout);
    for (const client of [before, during]) {
      expect(await statusOf(server.url, await tokenOf(server.url, client))).toBe(200);
    }
    const signed = await runCommand(["token", "--client", before.clientId], settings());
    expect(await statusOf(server.url, signed.stdout.trim())).toBe(200);

    server.process.kill("SIGTERM");
    expect((await server.ended).exitCode).toBe(0);
    const after = JSON.parse((await runCommand(["client", "list", "--json"], settings())).stdout);
    expect(after).toHaveLength(2);
  });

  it("finishes the request under way before it stops", slow, async () => {
    const server = await serve();
    const { hostname, port } = new URL(server.url);
    const { connect } = await import("node:net");
    const socket = connect(Number(port), hostname);
    const [head, form] = ["POST /oauth/token HTTP/1.1\r\nHost: x\r\nConnection: close\r\n", "grant_type=x"];
    socket.write(
      `${head}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${form.length}\r\n\r\n`,
    );
    let answer = "";
    socket.on("data", (chunk) => (answer += String(chunk)));
    const closed = new Promise((resolve) => socket.on("close", resolve));
    await new Promise((resolve) => setTimeout(resolve, 100));
    server.process.kill("SIGTERM");
    await new Promise((resolve) => setTimeout(resolve, 300));
    socket.write(form);
    await closed;
    expect(answer).toContain("unsupported_grant_type");
    expect((await server.ended).exitCode).toBe(0);
  });

  it("ends with an error when its Postgres dies", slow, async () => {
    const server = await serve();
    const location = JSON.parse(await readFile(join(dataDir, "postgres.json"), "utf8")) as {
      cluster: string;
    };
    const pidFile = join(dataDir, location.cluster, "postmaster.pid");
    const [pid] = (await readFile(pidFile, "utf8")).split("\n");
    process.kill(Number(pid), "SIGKILL");
    const { exitCode, stdout } = await server.ended;
    expect(exitCode).toBe(1);
    expect(stdout).toContain("Postgres ended by itself");
  });
});

describe("a server does not start", () => {
  let taken: Server;
  let port: string;
  beforeAll(async () => {
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    port = String((taken.address() as { port: number }).port);
  });
  afterAll(() => taken.close());

  it("on a port that is taken, and leaves nothing running", slow, async () => {
    const { exitCode, stderr } = await startProgram("src/server.ts", [], { ...settings(), PORT: port }).ended;
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: `Satu Pintu cannot start. Port ${port} at 127.0.0.1 is in use by another program: set PORT to a free one.\n`,
    });
    await expect(readFile(join(dataDir, "postgres", "postmaster.pid"))).rejects.toThrow("ENOENT");
  });

  it("on the data folder of another server", slow, async () => {
    const first = await serve();
    const { exitCode, stderr } = await startProgram("src/server.ts", [], settings()).ended;
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(new RegExp(`in use by process ${first.process.pid}`));
    expect(stderr.trim().split("\n")).toHaveLength(1);
    first.process.kill("SIGTERM");
    await first.ended;
  });

  it("with settings that cannot be used; every one of them is named", slow, async () => {
    const wrong = { ...settings(), PORT: "x", LOG_LEVEL: "loud", AUTH_ISSUER: "https://login.example.go.id" };
    const { exitCode, stderr } = await startProgram("src/server.ts", [], wrong).ended;
    expect(exitCode).toBe(1);
    for (const name of ["PORT", "LOG_LEVEL"]) expect(stderr).toContain(name);
  });
});
