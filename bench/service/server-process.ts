// Starts the built service and the floor's server as processes of their own, and says how long that takes.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openConnection } from "./http-client.ts";

export interface ServerProcess {
  readonly port: number;
  /** From the start of the process to its first answer. */
  readonly startMs: number;
  stop(): Promise<void>;
}

/** As `npm start` does, on a folder of its own; without jobs, which would match the filled city meanwhile. */
export function startService(dataDir: string): Promise<ServerProcess> {
  return start(["dist/server.js"], { DATA_DIR: dataDir, WORKER_CONCURRENCY: "0" }, "/readyz");
}

/** @param answerFile holds the JSON that it answers with */
export function startFloor(dataDir: string, answerFile: string): Promise<ServerProcess> {
  return start(
    ["--import", "tsx", "bench/service/floor-server.ts", answerFile],
    { DATA_DIR: dataDir },
    "/healthz",
  );
}

async function start(
  command: readonly string[],
  settings: Record<string, string>,
  path: string,
): Promise<ServerProcess> {
  const began = performance.now();
  const child = spawn(process.execPath, command, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: "0", ...settings },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const port = await portOf(child);
  const connection = openConnection(port);
  const { status } = await connection.send({ method: "GET", path, token: "none" });
  const startMs = performance.now() - began;
  connection.close();
  if (status !== 200) throw new Error(`${command.join(" ")}: ${path} answers ${status}`);
  return { port, startMs, stop: () => stop(child) };
}

async function portOf(child: ChildProcess): Promise<number> {
  let said = "";
  for await (const chunk of child.stderr!) {
    said += String(chunk);
    const found = /answers at http:\/\/[^:]+:(\d+)/.exec(said);
    if (!found) continue;
    child.stderr!.resume();
    return Number(found[1]);
  }
  throw new Error(`It ended: ${said}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, "close");
  child.kill("SIGINT");
  await ended;
}
