// Two Postgres servers of Debian's packages: a primary, and a standby that streams from it. Both forget everything.
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { execute } from "./database-server.ts";

const run = promisify(execFile);
const binaries = "/usr/lib/postgresql/15/bin";

/** Why there can be none here; `undefined` where there can. */
export const notAvailable = existsSync(`${binaries}/pg_basebackup`)
  ? undefined
  : `not available: no Postgres 15 in ${binaries}`;

export interface PostgresServer {
  /** Of the database `postgres`, as its owner. */
  readonly url: string;
  start(): Promise<void>;
  /** At once, as when the machine is lost. */
  stop(): Promise<void>;
}

export interface ReplicatedPostgres {
  readonly primary: PostgresServer;
  readonly standby: PostgresServer;
  /** Stops both, and removes them. */
  remove(): Promise<void>;
}

/** Postgres refuses to run as root. */
const isRoot = process.getuid?.() === 0;
const asPostgres = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"];

async function program(folder: string, name: string, args: readonly string[]): Promise<void> {
  const [file = "", ...rest] = [...(isRoot ? asPostgres : []), `${binaries}/${name}`, ...args];
  await run(file, rest, { cwd: folder });
}

export async function startReplicatedPostgres(): Promise<ReplicatedPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "satu-pintu-replicated-"));
  const password = randomBytes(12).toString("hex");
  const passwordFile = join(folder, "password");
  await writeFile(passwordFile, password);
  if (isRoot) await giveAway(folder, passwordFile);
  const primary = await serverIn(folder, "primary", password);
  const standby = await serverIn(folder, "standby", password);
  const remove = async () => {
    await Promise.all([primary.stop(), standby.stop()]);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const auth = ["--auth=scram-sha-256", `--pwfile=${passwordFile}`];
    const locale = ["--encoding=UTF8", "--locale=C.UTF-8"];
    const made = [`--pgdata=${join(folder, "primary")}`, "--username=postgres", "--no-sync"];
    await program(folder, "initdb", [...made, ...auth, ...locale]);
    await primary.start();
    const copy = [`--pgdata=${join(folder, "standby")}`, "--write-recovery-conf", "--wal-method=stream"];
    await program(folder, "pg_basebackup", [
      `--dbname=${primary.url}`,
      ...copy,
      "--checkpoint=fast",
      "--no-sync",
    ]);
    await standby.start();
    await execute(primary.url, "create extension pg_stat_statements");
  } catch (error) {
    await remove();
    throw error;
  }
  return { primary, standby, remove };
}

async function giveAway(...paths: readonly string[]): Promise<void> {
  const [uid, gid] = await Promise.all(["-u", "-g"].map(async (flag) => run("id", [flag, "postgres"])));
  for (const path of paths) await chown(path, Number(uid!.stdout), Number(gid!.stdout));
}

async function serverIn(folder: string, name: string, password: string): Promise<PostgresServer> {
  const port = await freePort();
  const at = [`--pgdata=${join(folder, name)}`];
  const settings = [
    ...[`-p ${port}`, "-c listen_addresses=127.0.0.1", "-c unix_socket_directories="],
    ...["-c fsync=off", "-c log_min_messages=fatal", "-c shared_preload_libraries=pg_stat_statements"],
    // A replica that waits no longer for those who read there.
    "-c max_standby_streaming_delay=100ms",
  ].join(" ");
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    start: () =>
      program(folder, "pg_ctl", [
        ...at,
        `--log=${join(folder, `${name}.log`)}`,
        `--options=${settings}`,
        "--wait",
        "start",
      ]),
    // One that does not run is stopped already.
    stop: () =>
      program(folder, "pg_ctl", [...at, "--mode=immediate", "--wait", "stop"]).catch(() => undefined),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
