// Runs one command on the city: attaches to a running server's database, or starts it for as long as it takes.
import { readConfig } from "../config.ts";
import type { Context } from "../context.ts";
import { createLog } from "../log.ts";
import { type City, openCity, type OpenOptions } from "../open-city.ts";

/** What is read ahead of an import or a run has a connection of its own, and so has what tells how far they are. */
const databasePoolSize = 6;

/** Only what goes wrong is logged, to stderr: stdout is the command's answer. */
export async function withCity<T>(
  work: (ctx: Context, city: City) => Promise<T>,
  options: Pick<OpenOptions, "asItStands"> = {},
): Promise<T> {
  const log = createLog("warn", process.stderr);
  const city = await openCity({ ...readConfig(), databasePoolSize }, { log, attach: true, ...options });
  try {
    return await work(city.systemContext("command line"), city);
  } finally {
    await city.close();
  }
}

/** Writes an answer to stdout: JSON for programs, lines for people. */
export function print(json: boolean | undefined, value: unknown, lines: readonly string[]): void {
  const text = json ? JSON.stringify(value) : lines.join("\n");
  process.stdout.write(`${text}\n`);
}
