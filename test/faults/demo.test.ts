// Promises of `npm run demo`: it ends by itself, leaves nothing running, and changes nothing when it is run again.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findPostmaster } from "../../src/database/embedded/postmaster.ts";
import { startEmbedded } from "../../src/database/embedded/start.ts";

// A server and eight commands start one after the other, each compiled as it starts.
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let dataDir: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "satu-pintu-demo-"));
  // As /tmp is, so that the account which runs Postgres can pass.
  await chmod(folder, 0o755);
  dataDir = join(folder, "data");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function runDemo(...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "samples/demo.ts", ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (said.stdout += String(chunk)));
  child.stderr.on("data", (chunk) => (said.stderr += String(chunk)));
  // Pipes close when the last process that inherited them has ended, the server among them.
  const [exitCode] = (await once(child, "close")) as [number | null];
  return { exitCode, ...said };
}

const summaryOf = (stdout: string) => /What every program answers[^]*on offer[^]*?\n\n/.exec(stdout)?.[0];

test("sends, works and sums up, leaves no process, and a second run finds it all there", async () => {
  const first = await runDemo("--households", "24");
  expect(first).toMatchObject({ exitCode: 0, stderr: "" });
  expect(first.stdout).toContain("24 households were taken in.");
  expect(await findPostmaster(join(dataDir, "postgres"))).toBeUndefined();
  const [, url = ""] = /answers at (http:\S+);/.exec(first.stdout) ?? [];
  await expect(fetch(url)).rejects.toThrow();

  const summary = summaryOf(first.stdout);
  expect(summary).toMatch(/^ +sembako +household +24 +\d+ +\d+ +household\.decile \d+$/m);
  expect(summary).toMatch(/^ +jambi-bugar +[1-9]\d* .*dinkes [1-9]/m);

  const { mode } = await stat(join(dataDir, "demo-clients.json"));
  expect(mode & 0o777).toBe(0o600);
  const clients = await readFile(join(dataDir, "demo-clients.json"), "utf8");

  const second = await runDemo("--households", "24");
  expect(second).toMatchObject({ exitCode: 0, stderr: "" });
  expect(second.stdout).toContain("The data are there already: nothing was sent.");
  expect(second.stdout).not.toContain("steps taken");
  expect(summaryOf(second.stdout)).toBe(summary);
  expect(await readFile(join(dataDir, "demo-clients.json"), "utf8")).toBe(clients);
});

test("says so when another process uses the data folder", async () => {
  const other = await startEmbedded({ dataDir, log: () => undefined, durable: false });
  try {
    const { exitCode, stderr } = await runDemo();
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/The data folder .+ is in use by process \d+: stop that process, or set DATA_DIR/);
  } finally {
    await other.stop();
  }
});

test("explains its options", async () => {
  const { exitCode, stderr } = await runDemo("--households", "none");
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: expect.stringContaining("Usage: npm run demo"),
  });
});
