// One step of the bench in a process of its own, so that its memory is its own: `step.ts STEP DATA_DIR [FILE]`.
import { createReadStream } from "node:fs";
import { readConfig } from "../../src/config.ts";
import { jakartaDate } from "../../src/jakarta-date.ts";
import { advanceImport } from "../../src/imports/advance-import.ts";
import { noMapping } from "../../src/imports/mapping.ts";
import { readAhead } from "../../src/imports/read-ahead.ts";
import { receiveImport } from "../../src/imports/receive-import.ts";
import type { City } from "../../src/open-city.ts";
import { createRegistryMemory } from "../../src/simulations/registry-memory.ts";
import { simulateVersion } from "../../src/simulations/simulate-version.ts";
import { benchPrograms } from "../programs.ts";
import { cityOn } from "../service/bench-city.ts";
import { peakMebibytes } from "./peak.ts";

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

const [step, dataDir, file] = process.argv.slice(2) as [string, string, string | undefined];
const city = await cityOn(dataDir);
const began = performance.now();
const answer = await (step === "import" ? takeIn(city, file!) : simulate(city));
const ms = performance.now() - began;
await city.close();
process.stdout.write(`${JSON.stringify({ ms, mebibytes: await peakMebibytes("self"), answer })}\n`);
