// Runs the real server as a child process, and sees to it that it has ended when the demo has.
import { once } from "node:events";
import { createInterface } from "node:readline";
import { DemoError } from "./demo-error.ts";
import { startServerProcess } from "./run-source.ts";

export interface Server {
  /** The address it answers at. @throws {DemoError} with the server's own words when it cannot start */
  readonly ready: Promise<string>;
  readonly ended: Promise<void>;
  /** Lets it finish and waits for its end; may be called again. */
  stop(): Promise<void>;
}

/** Longer than the server takes to cut off its last requests. */
const patienceMs = 30_000;

export function startServer(settings: Readonly<Record<string, string>>): Server {
  const child = startServerProcess(settings);
  const ended = once(child, "close").then(() => undefined);
  const said: string[] = [];
  const ready = new Promise<string>((resolve, reject) => {
    let answers = false;
    createInterface({ input: child.stderr! }).on("line", (line) => {
      const [, url] = /^Satu Pintu answers at (http:\S+),/.exec(line) ?? [];
      if (url !== undefined) resolve(url);
      answers ||= url !== undefined;
      if (answers && url === undefined) process.stderr.write(`${line}\n`);
      else said.push(line);
    });
    void ended.then(() => reject(new DemoError(said.join("\n") || "The server ended while it started.")));
  });
  return {
    ready,
    ended,
    async stop() {
      child.kill("SIGTERM");
      const force = setTimeout(() => child.kill("SIGKILL"), patienceMs);
      await ended;
      clearTimeout(force);
    },
  };
}
