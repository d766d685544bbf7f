// Runs a postmaster that cannot outlive us: a shell in its own session stops it when our end of a pipe closes.
import { spawn } from "node:child_process";
import { open, readFile, rename, stat } from "node:fs/promises";
import type { Writable } from "node:stream";
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
  seconds=0
  while [ $seconds -lt 30 ]; do
    sleep 1
    kill -0 $postmaster || exit
    seconds=$((seconds + 1))
  done
  kill -QUIT $postmaster
) 2>/dev/null &
lifeline=$!
exec 3<&-
wait $postmaster
status=$?
kill -KILL $lifeline
exit $status
`;

const LOG_LIMIT_BYTES = 10_000_000;

export interface Watchdog {
  /** Resolves with Postgres' exit code when it has ended; undefined where the watchdog itself was ended. */
  readonly exited: Promise<number | undefined>;
  /** What Postgres has written to its log since this start. */
  output(): Promise<string>;
  /** Lets go of the pipe and waits until Postgres has ended. */
  stop(): Promise<void>;
}

/** Starts a postmaster; what it says goes to the end of `logFile`, since a pipe that we do not read would stall it. */
export async function startWatched(
  command: readonly string[],
  account: Account | undefined,
  logFile: string,
): Promise<Watchdog> {
  const written = await stat(logFile).catch(() => undefined);
  if ((written?.size ?? 0) > LOG_LIMIT_BYTES) await rename(logFile, `${logFile}.1`);
  const log = await open(logFile, "a", 0o600);
  const { size: startOfOutput } = await log.stat();
  const child = spawn("/bin/sh", ["-c", SCRIPT, "satu-pintu-postgres", ...command], {
    ...spawnOptions(account),
    detached: true,
    stdio: ["pipe", log.fd, log.fd],
  });
  const exited = new Promise<number | undefined>((resolve) => {
    child.on("error", () => resolve(undefined));
    child.on("exit", (code) => resolve(code ?? undefined));
  });
  const lifeline = child.stdin as Writable;
  lifeline.on("error", () => undefined);
  await log.close();
  // A program that has nothing else to do may end, and takes Postgres with it.
  child.unref();
  return {
    exited,
    output: async () => (await readFile(logFile)).toString("utf8", startOfOutput),
    async stop() {
      child.ref();
      lifeline.end();
      await exited;
    },
  };
}
