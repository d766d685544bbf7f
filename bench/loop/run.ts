// `npm run bench:loop`: webhooks and waiting lists against their floors, printed and written to `results.json`.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { benchPrograms } from "../programs.ts";
import { addPrograms, cityOn } from "../service/bench-city.ts";
import { benchDeliveries } from "./deliveries.ts";
import { benchPromotion } from "./promotion.ts";

const dataDir = await mkdtemp(join(tmpdir(), "satu-pintu-loop-"));
const city = await cityOn(dataDir);
try {
  await addPrograms(city.systemContext("bench"));
  const promotion = await benchPromotion(
    city,
    benchPrograms.map(({ code }) => code),
  );
  const deliveries = await benchDeliveries(city);
  const results = {
    measuredOn: { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length },
    ...{ deliveries, promotion },
  };
  process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  await writeFile(new URL("results.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
} finally {
  await city.close();
  await rm(dataDir, { recursive: true, force: true });
}
