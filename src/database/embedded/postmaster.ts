// Finds a cluster's running postmaster and whose it is; a process id alone proves nothing, since ids are used again.
import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

export interface Postmaster {
  pid: number;
  port: number;
  /** False while it starts or stops. */
  ready: boolean;
  /** The process that started it; undefined where another launcher did. */
  ownerPid: number | undefined;
}

export const POLL_MS = 15;
const STOP_TIMEOUT_MS = 60_000;

/** The arguments that say which cluster a postmaster serves and who started it; `findPostmaster` reads them again. */
export function identityArguments(cluster: string): string[] {
  return ["-D", cluster, "-c", `cluster_name=satu-pintu-${process.pid}`];
}

/** The postmaster that serves a cluster now. */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const lines = await readPidFile(cluster);
  if (lines === undefined) return undefined;
  const pid = Number(lines[0]);
  const command = await commandLine(pid);
  if (command === undefined || !serves(command, cluster)) return undefined;
  const ownerPid = /cluster_name=satu-pintu-(\d+)/.exec(command)?.[1];
  return {
    pid,
    port: Number(lines[3]),
    ready: lines[7]?.trim() === "ready",
    ownerPid: ownerPid === undefined ? undefined : Number(ownerPid),
  };
}

/**
 * Removes a postmaster.pid whose id now belongs to another program, as after a container's restart: Postgres would
 * refuse to start. Where no process has the id, Postgres removes the file itself, after looking for leftover backends.
 */
export async function removeForeignPidFile(cluster: string): Promise<void> {
  const lines = await readPidFile(cluster);
  if (lines === undefined) return;
  const command = await commandLine(Number(lines[0]));
  if (command !== undefined && !serves(command, cluster))
    await rm(join(cluster, "postmaster.pid"), { force: true });
}

/** Asks a postmaster for a fast shutdown and waits; false when it is still there after a minute. */
export async function stopPostmaster(cluster: string, { pid }: Postmaster): Promise<boolean> {
  try {
    process.kill(pid, "SIGINT");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
  for (const end = Date.now() + STOP_TIMEOUT_MS; Date.now() < end; await sleep(POLL_MS)) {
    if ((await findPostmaster(cluster))?.pid !== pid) return true;
  }
  return false;
}

/** Whether a process of any account has this id. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The lines of postmaster.pid: process, data folder, start, port, socket folder, address, shared memory, status. */
async function readPidFile(cluster: string): Promise<string[] | undefined> {
  const text = await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => undefined);
  return text?.split("\n");
}

/** The watchdog's own command line holds the postmaster's; it begins with the shell. */
function serves(command: string, cluster: string): boolean {
  return command.includes(`postgres -D ${cluster} `) && !command.startsWith("/bin/sh");
}

async function commandLine(pid: number): Promise<string | undefined> {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  try {
    if (process.platform === "linux") {
      const text = await readFile(`/proc/${pid}/cmdline`, "utf8");
      return text.replaceAll("\0", " ");
    }
    const { stdout } = await promisify(execFile)("ps", ["-ww", "-o", "command=", "-p", String(pid)]);
    return `${stdout.trim()} `;
  } catch {
    return undefined;
  }
}
