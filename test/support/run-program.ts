// Runs the house's programs as processes of their own: from source, or with TEST_BUILT=1 as `npm ci` has built them.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly process: ChildProcess;
  /** Waits for a line on stderr, and throws when the process ends before. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  readonly ended: Promise<Ended>;
}

type Environment = Readonly<Record<string, string>>;

/** What to start Node with; compiling from source takes each process a second or two. */
export function programOf(file: string): string[] {
  if (process.env.TEST_BUILT !== "1") return ["--import", "tsx", file];
  return [file.replace(/^src\/(.*)\.ts$/, "dist/$1.js")];
}

/** Starts a program of the house with these settings and no others. */
export function startProgram(
  file: "src/cli.ts" | "src/server.ts" | "src/worker.ts",
  args: readonly string[],
  settings: Environment,
): Running {
  const child = spawn(process.execPath, [...programOf(file), ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (said.stdout += String(chunk)));
  child.stderr.on("data", (chunk) => (said.stderr += String(chunk)));
  const ended = once(child, "close").then(([exitCode]) => ({ exitCode: exitCode as number | null, ...said }));
  return {
    process: child,
    ended,
    async line(pattern) {
      for (;;) {
        const found = pattern.exec(said.stderr);
        if (found) return found;
        const last = await Promise.race([ended, once(child.stderr, "data").then(() => undefined)]);
        if (last && !pattern.test(last.stderr)) throw new Error(`It ended: ${JSON.stringify(last)}`);
      }
    },
  };
}

/** Runs a command of `satu-pintu` to its end. */
export function runCommand(args: readonly string[], settings: Environment): Promise<Ended> {
  return startProgram("src/cli.ts", args, settings).ended;
}
