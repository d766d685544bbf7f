// `npm run bench:city -- [HOUSEHOLDS [FOLDER]]`: the figures of a whole city, printed and written to `results.json`.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { csvHeader, toCsvRows } from "../../src/invented-city/household-csv.ts";
import { inventCity } from "../../src/invented-city/invent-city.ts";
import { addPrograms, cityOn } from "../service/bench-city.ts";
import { startService } from "../service/server-process.ts";
import { importFloor, readingFloor, stagingFloor } from "./floors.ts";
import { latencies, type Latencies } from "./latency.ts";
import { peakMebibytes } from "./peak.ts";

const households = Number(process.argv[2] ?? 200_000);
const folder = process.argv[3] ?? (await mkdtemp(join(tmpdir(), "satu-pintu-city-")));
const dataDir = join(folder, "data");
const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * V8 lets garbage lie as long as there is memory, so that what a run needs is seen where it is given no more. By itself it
 * would give such a heap a megabyte for what is new, and clear that all the time.
 */
const heap = ["--max-old-space-size=128", "--max-semi-space-size=8"];

interface Step {
  readonly ms: number;
  readonly mebibytes: number;
  readonly answer: Record<string, unknown>;
}

async function step(name: "import" | "simulate", file?: string): Promise<Step> {
  const args = ["--import", "tsx", "bench/city/step.ts", name, dataDir, ...(file ? [file] : [])];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, "close")) as [number];
  if (code !== 0) throw new Error(`${name} ended with ${code}.`);
  return tell(name, JSON.parse(said) as Step);
}

/** The command as it is built, from its start to its end. */
async function match(): Promise<Step> {
  const began = performance.now();
  const child = spawn(process.execPath, [...heap, "dist/cli.js", "match"], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  let mebibytes = 0;
  const look = async () => (mebibytes = (await peakMebibytes(child.pid!)) ?? mebibytes);
  const watching = setInterval(() => void look(), 100);
  const [code] = (await once(child, "close")) as [number];
  clearInterval(watching);
  const ms = performance.now() - began;
  if (code !== 0) throw new Error(`match ended with ${code}: ${said}`);
  const last = "select households, events from matching_runs order by id desc limit 1";
  const { rows } = await inCity((city) => city.parts.pool.query<Record<string, unknown>>(last));
  return tell("match", { ms, mebibytes, answer: rows[0]! });
}

function tell(name: string, done: Step): Step {
  say(`${name}: ${seconds(done.ms)} s, ${Math.round(done.mebibytes)} MiB, ${JSON.stringify(done.answer)}`);
  return done;
}

async function inCity<T>(work: (city: Awaited<ReturnType<typeof cityOn>>) => Promise<T>): Promise<T> {
  const city = await cityOn(dataDir);
  try {
    return await work(city);
  } finally {
    await city.close();
  }
}

/** The same city each time; `deciles` moves everybody's. */
async function invent(name: string, count: number, deciles = 0): Promise<string> {
  const file = join(folder, name);
  const lines = function* () {
    yield csvHeader;
    for (const household of inventCity({ households: count, seed: 1 })) {
      const { decile: told } = household;
      const decile = told && { ...told, value: 1 + ((told.value - 1 + deciles) % 10) };
      yield toCsvRows({ ...household, decile });
    }
  };
  await pipeline(Readable.from(lines()), createWriteStream(file));
  return file;
}

/** While `work` is done in another process; without it for some seconds. */
async function waitingDuring(work?: () => Promise<unknown>): Promise<Latencies> {
  const server = await startService(dataDir);
  try {
    return await inCity(async (city) => {
      let isDone = false;
      const done = (work?.() ?? new Promise((resolve) => setTimeout(resolve, 20_000))).finally(
        () => (isDone = true),
      );
      const [measured] = await Promise.all([latencies(city, server.port, () => !isDone), done]);
      return measured;
    });
  } finally {
    await server.stop();
  }
}

const seconds = (ms: number) => Math.round(ms / 100) / 10;
const ratio = (a: number, b: number) => Math.round((a / b) * 100) / 100;
const tidy = () => inCity((city) => city.parts.pool.query("vacuum analyze"));

const file = await invent("city.csv", households);
await inCity((city) => addPrograms(city.systemContext("bench")));

const first = await step("import", file);
const importing = await inCity((city) => importFloor(city, file, csvHeader.trim()));
say(`floor of the import: ${seconds(importing)} s`);
const again = await step("import", file);
await tidy();

const firstRun = await match();
await tidy();
const reading = await inCity(readingFloor);
const staging = await inCity(stagingFloor);
say(`floor of matching: ${seconds(reading)} s out, ${seconds(staging)} s in`);
const sameRun = await match();
await inCity((city) =>
  city.parts.pool.query("update households set decile = 1 + decile % 10 where hashtext(id::text) % 100 = 0"),
);
const changedRun = await match();
const simulation = await step("simulate");
const { coldMs, warmMs } = simulation.answer as { coldMs: number; warmMs: number };

const changed = await invent("changed.csv", Math.round(households / 20), 1);
const waiting = {
  idle: await waitingDuring(),
  whileImporting: await waitingDuring(() => step("import", changed)),
  whileMatching: await waitingDuring(() => match()),
};
const matching = reading + staging;
const results = {
  measuredOn: { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length },
  households,
  import: {
    ...{ seconds: seconds(first.ms), floorSeconds: seconds(importing), toFloor: ratio(importing, first.ms) },
    ...{ mebibytes: Math.round(first.mebibytes), againToFirst: ratio(first.ms, again.ms) },
  },
  matching: {
    ...{ floorSeconds: seconds(matching), firstRun: ratio(firstRun.ms, matching) },
    ...{ nothingChanged: ratio(sameRun.ms, matching), onePercentChanged: ratio(changedRun.ms, matching) },
    mebibytes: Math.round(Math.max(firstRun.mebibytes, sameRun.mebibytes, changedRun.mebibytes)),
    eventsWhereNothingChanged: sameRun.answer.events,
  },
  simulation: {
    ...{ floorSeconds: seconds(reading), cold: ratio(coldMs, reading), warm: ratio(warmMs, reading) },
    mebibytes: Math.round(simulation.mebibytes),
  },
  waiting,
};
say(JSON.stringify(results, null, 2));
await writeFile(new URL("results.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
if (process.argv[3] === undefined) await rm(folder, { recursive: true, force: true });
