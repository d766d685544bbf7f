// One step of the bench in a process of its own, so that its memory is its own: `step.ts STEP DATA_DIR [FILE]`.
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { readConfig } from "../../src/config.ts";
import { jakartaDate } from "../../src/jakarta-date.ts";
import { advanceImport } from "../../src/imports/advance-import.ts";
import { noMapping } from "../../src/imports/mapping.ts";
import { readAhead } from "../../src/imports/read-ahead.ts";
import { receiveImport } from "../../src/imports/receive-import.ts";
import { keepCurrent } from "../../src/matching-runs/keep-current.ts";
import { requestMatchingRun } from "../../src/matching-runs/request-matching-run.ts";
import type { City } from "../../src/open-city.ts";
import { createRegistryMemory } from "../../src/simulations/registry-memory.ts";
import { simulateVersion } from "../../src/simulations/simulate-version.ts";
import { benchPrograms } from "../programs.ts";
import { cityOn } from "../service/bench-city.ts";

const gibibytes = 8 * 1024 ** 3;

/** Without matching, which is a step of its own. */
async function takeIn(city: City, file: string): Promise<unknown> {
  const open = () => city.systemContext("bench");
  const input = {
    ...{ kind: "households" as const, source: "dtsen", period: "2026-Q3", program: null },
    ...{ resolve: "report" as const, dryRun: false, membersComplete: false, complete: false, force: true },
    mapping: noMapping,
  };
  const { id } = await receiveImport(open(), input, createReadStream(file), gibibytes);
  const ahead = readAhead();
  const advance = () => advanceImport(open(), city.parts.criteria, id, ahead);
  let last = await advance();
  while (last?.finishedAt === null) last = await advance();
  await city.sequencer.catchUp();
  if (last?.status !== "completed") throw new Error(`The import ended as ${last?.status ?? "nothing"}.`);
  return last.households;
}

async function matchAll(city: City): Promise<unknown> {
  const open = () => city.systemContext("bench");
  const { run } = await requestMatchingRun(open(), {});
  await keepCurrent(open, city.parts.criteria);
  await city.sequencer.catchUp();
  const { rows } = await city.parts.pool.query<{ status: string; households: number; events: object }>(
    "select status, households, events from matching_runs where id = $1",
    [run.id],
  );
  if (rows[0]?.status !== "completed") throw new Error(`The run ended as ${rows[0]?.status ?? "nothing"}.`);
  return rows[0];
}

/** Twice: the second time nothing has to be read for the first time. */
async function simulate(city: City): Promise<unknown> {
  const ctx = city.systemContext("bench");
  const request = { code: benchPrograms[0]!.code, version: 1, asOf: jakartaDate(ctx.now) };
  const parts = {
    criteria: city.parts.criteria,
    memory: createRegistryMemory(readConfig().simulationMemoryBytes),
  };
  const times: number[] = [];
  for (let turn = 0; turn < 2; turn += 1) {
    const began = performance.now();
    await simulateVersion(ctx, parts, request);
    times.push(performance.now() - began);
  }
  return { coldMs: times[0], warmMs: times[1] };
}

/**
 * The most that it was, of this program alone: what `process.resourceUsage()` tells begins with the memory of the process
 * that started this one. Linux only.
 */
async function peakMebibytes(): Promise<number> {
  const status = await readFile("/proc/self/status", "utf8");
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)![1]) / 1024;
}

const [step, dataDir, file] = process.argv.slice(2) as [string, string, string | undefined];
const city = await cityOn(dataDir);
const began = performance.now();
const answer = await (step === "import"
  ? takeIn(city, file!)
  : step === "match"
    ? matchAll(city)
    : simulate(city));
const ms = performance.now() - began;
await city.close();
process.stdout.write(`${JSON.stringify({ ms, mebibytes: await peakMebibytes(), answer })}\n`);
