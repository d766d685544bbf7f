// The operating system's account that Postgres runs as: ours, or an ordinary one when we are root, which it refuses.
import { spawn } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { userInfo } from "node:os";
import { EmbeddedDatabaseError } from "./error.ts";

/** Another account to step down to; `undefined` in its place means our own. */
export interface Account {
  uid: number;
  gid: number;
}

/** A known environment: what the caller's shell happens to hold (PGDATA, LANG) must not reach the cluster. */
const ENVIRONMENT = { PATH: "/usr/bin:/bin:/usr/sbin:/sbin", LC_ALL: "C", TZ: "UTC" };

/** How to spawn a process as an account, from a folder that every account can enter. */
export const spawnOptions = (account: Account | undefined) => ({ cwd: "/", env: ENVIRONMENT, ...account });

/**
 * The account for a cluster: its owner where it exists already, else `postgres` or `nobody` for root.
 * @throws {EmbeddedDatabaseError} `no-account`
 */
export async function accountFor(cluster: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return requireOwnEntry();
  const owner = await stat(cluster).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const entries = (await readFile("/etc/passwd", "utf8").catch(() => ""))
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const entry = entries.find((fields) => fields[0] === name);
    if (entry !== undefined) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new EmbeddedDatabaseError(
    "no-account",
    "Postgres does not run as root, and /etc/passwd has neither an account postgres nor nobody: add one, or set DATABASE_URL.",
  );
}

/** Postgres' initdb looks up the name of its account and ends where there is none, as in some containers. */
function requireOwnEntry(): undefined {
  try {
    userInfo();
  } catch (error) {
    throw new EmbeddedDatabaseError(
      "no-account",
      `Account ${process.getuid?.()} has no entry in /etc/passwd, which Postgres needs: add one, or set DATABASE_URL.`,
      { cause: error },
    );
  }
}

/** Whether the account can enter a folder; asks the kernel, since modes are not all that decides. */
export async function canEnter(account: Account | undefined, folder: string): Promise<boolean> {
  const { exitCode } = await runAs(account, "/bin/sh", ["-c", 'cd -- "$1"', "sh", folder]);
  return exitCode === 0;
}

/** Runs a program to its end; `exitCode` is undefined where it could not be run at all. */
export function runAs(
  account: Account | undefined,
  file: string,
  args: string[],
): Promise<{ exitCode: number | undefined; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { ...spawnOptions(account), stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => (output += String(chunk)));
    child.on("error", (error) => resolve({ exitCode: undefined, output: error.message }));
    child.on("close", (exitCode) => resolve({ exitCode: exitCode ?? undefined, output: output.trim() }));
  });
}
