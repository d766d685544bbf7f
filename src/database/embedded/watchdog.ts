// Runs a postmaster that cannot outlive us: a shell in its own session stops it when our end of a pipe closes.
import { spawn, type ChildProcess } from "node:child_process";
import { open, rename, stat } from "node:fs/promises";
import { spawnOptions, type Account } from "./account.ts";

/**
 * The kernel closes the pipe however we end, SIGKILL included. Its own session keeps Ctrl-C in the terminal from
 * reaching Postgres before the server has answered its last requests. A shell, since it can be run by an account that
 * cannot reach node, costs a megabyte, and is the same from source and compiled.
 * SIGINT is Postgres' fast shutdown, SIGQUIT the immediate one; the next start then recovers from the log.
 */
const SCRIPT = `
trap '' HUP INT TERM
exec 3<&0 </dev/null
"$@" 3<&- &
postmaster=$!
(
  while read -r _ <&3; do :; done
  kill -INT $postmaster
  sleep 30
  kill -QUIT $postmaster
) &
lifeline=$!
exec 3<&-
wait $postmaster
status=$?
kill -KILL $lifeline
exit $status
`;

const LOG_LIMIT_BYTES = 10_000_000;

export interface Watchdog {
  /** Resolves with Postgres' exit code when it has ended; undefined where a signal ended the watchdog. */
  readonly exited: Promise<number | undefined>;
  /** What Postgres wrote to its log since this start. */
  output(): Promise<string>;
  /** Lets the lifeline go and waits for Postgres to end. */
  stop(): Promise<void>;
}

/** Starts a postmaster as an account; what it says goes to the end of `logFile`, so that no full pipe can stall it. */
export async function startWatched(
  command: string[],
  account: Account | undefined,
  logFile: string,
): Promise<Watchdog> {
  await rotate(logFile);
  const file = await open(logFile, "a+", 0o600);
  const { size: offset } = await file.stat();
  const child = spawn("/bin/sh", ["-c", SCRIPT, "satu-pintu-postgres", ...command], {
    ...spawnOptions(account),
    detached: true,
    stdio: ["pipe", file.fd, file.fd],
  });
  const exited = exitOf(child).finally(() => file.close());
  // A program that has nothing else to do may end, and takes Postgres with it.
  child.unref();
  return {
    exited,
    async output() {
      const { size } = await stat(logFile);
      const { buffer, bytesRead } = await readAt(logFile, offset, size - offset);
      return buffer.toString("utf8", 0, bytesRead);
    },
    async stop() {
      child.ref();
      child.stdin?.end();
      await exited;
    },
  };
}

function exitOf(child: ChildProcess): Promise<number | undefined> {
  child.stdin?.on("error", () => undefined);
  return new Promise((resolve) => {
    child.on("error", () => resolve(undefined));
    child.on("exit", (code) => resolve(code ?? undefined));
  });
}
