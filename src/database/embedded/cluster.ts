// Makes a cluster's files with initdb, whole or not at all, and refuses files that this Postgres cannot serve.
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { totalmem } from "node:os";
import { basename, dirname, join } from "node:path";
import { runAs, type Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { EmbeddedDatabaseError } from "./error.ts";
import type { Location } from "./location.ts";
import { isAlive } from "./postmaster.ts";

/** An eighth of what this process may use: writing to indexes that do not fit takes several times as long. */
function sharedBuffers(): string {
  const mebibytes = Math.min(process.constrainedMemory() || Infinity, totalmem()) / 1024 ** 2;
  return `${Math.round(Math.min(Math.max(mebibytes / 8, 128), 1_024))}MB`;
}

/** Written into postgresql.conf once, where an operator may change them. */
const SETTINGS = {
  max_connections: "100",
  shared_buffers: sharedBuffers(),
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  max_wal_size: "2GB",
  // Solid-state disks; the queries are short, so that compiling them costs more than it saves.
  random_page_cost: "1.1",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  // The server reports refused statements itself; Postgres would quote people's data with them.
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_checkpoints: "off",
  log_line_prefix: "%m [%p] ",
};

/**
 * Makes the cluster unless it is there.
 * @throws {EmbeddedDatabaseError} `other-version`, `damaged`, `start-failed`
 */
export async function provideCluster(
  { cluster, password }: Location,
  { initdb, majorVersion }: Binaries,
  account: Account | undefined,
  durable: boolean,
): Promise<void> {
  if (await hasCluster(cluster, majorVersion)) return;
  const staging = join(dirname(cluster), `${basename(cluster)}.new.${process.pid}`);
  await removeLeftovers(cluster);
  await mkdir(staging, { mode: 0o700 });
  const passwordFile = join(staging, "password");
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account !== undefined) {
    for (const path of [staging, passwordFile]) await chown(path, account.uid, account.gid);
  }
  const { exitCode, output } = await runAs(account, initdb, [
    `--pgdata=${join(staging, "data")}`,
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    ...Object.entries(SETTINGS).map(([name, value]) => `--set=${name}=${value}`),
    ...(durable ? [] : ["--no-sync"]),
  ]);
  if (exitCode !== 0) {
    await rm(staging, { recursive: true, force: true });
    throw new EmbeddedDatabaseError(
      "start-failed",
      `Postgres could not make its data folder: ${lastLines(output)}`,
    );
  }
  await rename(join(staging, "data"), cluster).catch((error: NodeJS.ErrnoException) => {
    // Another server that starts at this moment was faster; Postgres itself decides which of them runs it.
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
  });
  await rm(staging, { recursive: true, force: true });
}

async function hasCluster(cluster: string, majorVersion: number): Promise<boolean> {
  const version = await readFile(join(cluster, "PG_VERSION"), "utf8").catch(() => undefined);
  if (version === undefined) {
    const files = await readdir(cluster).catch(() => []);
    if (files.length === 0) return false;
    throw new EmbeddedDatabaseError(
      "damaged",
      `${cluster} holds files but no Postgres data: move them away, or restore a backup there.`,
    );
  }
  if (Number(version) === majorVersion) return true;
  throw new EmbeddedDatabaseError(
    "other-version",
    `The data in ${cluster} are of Postgres ${version.trim()} and this is Postgres ${majorVersion}: run "satu-pintu export FILE" with the version of Satu Pintu that made them, move that folder away, and run "satu-pintu restore FILE" with this one.`,
  );
}

/** What a process left that died while it made the cluster. */
async function removeLeftovers(cluster: string): Promise<void> {
  const pattern = new RegExp(`^${basename(cluster)}\\.new\\.(\\d+)$`);
  for (const name of await readdir(dirname(cluster))) {
    const pid = Number(pattern.exec(name)?.[1]);
    if (pid > 0 && (pid === process.pid || !isAlive(pid))) {
      await rm(join(dirname(cluster), name), { recursive: true, force: true });
    }
  }
}

/** The end of a program's output, where it says why it ended. */
export const lastLines = (output: string) => output.trim().split("\n").slice(-3).join(" | ");
