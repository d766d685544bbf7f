// Starts the house's programs from source, so that what the demo shows is never an old build.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { DemoError } from "./demo-error.ts";

type Settings = Readonly<Record<string, string>>;

const commandOf = (file: string) => [
  "--import",
  import.meta.resolve("tsx"),
  fileURLToPath(new URL(`../../src/${file}`, import.meta.url)),
];

/** The server in a process group of its own: Ctrl-C reaches the demo alone, which then stops it in good order. */
export function startServerProcess(settings: Settings): ChildProcess {
  return spawn(process.execPath, commandOf("server.ts"), {
    env: { ...process.env, ...settings },
    stdio: ["ignore", "inherit", "pipe"],
    detached: true,
  });
}

/** One command of `satu-pintu`; its answer. @throws {DemoError} with what it said */
export async function runCommand(
  args: readonly string[],
  settings: Settings,
  signal: AbortSignal,
): Promise<string> {
  const env = { ...process.env, ...settings };
  try {
    const run = promisify(execFile);
    return (await run(process.execPath, [...commandOf("cli.ts"), ...args], { env, signal })).stdout;
  } catch (error) {
    signal.throwIfAborted();
    // What it wrote to stderr says why; where it did not even start, the error does.
    const { stderr, message } = error as Error & { stderr?: string };
    throw new DemoError(`satu-pintu ${args.join(" ")}: ${stderr?.trim() || message}`);
  }
}
