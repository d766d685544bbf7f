// The service as it runs, with 20 programs and 200,000 households in its tables: figures against floors.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cityOn, prepareCity } from "./service/bench-city.ts";
import {
  benchIntakes,
  benchMoves,
  benchReads,
  benchScreenings,
  exampleScreening,
} from "./service/figures.ts";
import { filledHouseholds } from "./service/fill-register.ts";
import { callers } from "./service/in-turns.ts";
import { benchIntakeTime } from "./service/intake-time.ts";
import { startFloor, startService } from "./service/server-process.ts";

export type ServiceFigures = Awaited<ReturnType<typeof benchService>>;

/** @param kept a folder that outlives the run, so that the next one need not fill it; absent: one that is removed */
export async function benchService(kept?: string) {
  const dataDir = kept ?? (await mkdtemp(join(tmpdir(), "satu-pintu-bench-")));
  try {
    const first = await startService(dataDir);
    await prepareCity(dataDir).finally(() => first.stop());
    const server = await startService(dataDir);
    const measured = await measure(dataDir, server.port).finally(() => server.stop());
    return {
      households: filledHouseholds,
      callers,
      // Only of a folder that this run has made.
      startSeconds: {
        first: kept === undefined ? seconds(first.startMs) : null,
        initialised: seconds(server.startMs),
      },
      ...measured,
    };
  } finally {
    if (kept === undefined) await rm(dataDir, { recursive: true, force: true });
  }
}

const seconds = (milliseconds: number) => Math.round(milliseconds / 10) / 100;

async function measure(dataDir: string, port: number) {
  const city = await cityOn(dataDir);
  const answerFile = join(dataDir, "floor-answer.json");
  await writeFile(answerFile, await exampleScreening(city, port));
  const floor = await startFloor(dataDir, answerFile);
  try {
    const measured = { city, port, floorPort: floor.port };
    return {
      screenings: await benchScreenings(measured),
      reads: await benchReads(measured),
      moves: await benchMoves(measured),
      intakes: await benchIntakes(measured),
      intakeMilliseconds: await benchIntakeTime(city),
    };
  } finally {
    await floor.stop();
    await city.close();
  }
}
