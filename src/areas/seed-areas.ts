// Fills an empty database with the city, its districts and villages, and the statistics office's codes of them.
import type { Database } from "../database/statement.ts";
import { areaSeeds } from "./seed/areas.ts";
import { hasAreas, insertAreas } from "./store.ts";

/** Does nothing once there are areas; run it in a transaction. */
export async function seedAreas(db: Database, now: Date): Promise<void> {
  if (await hasAreas(db)) return;
  const rows = areaSeeds.map(({ code, level, parentCode, name }) => ({
    code,
    level,
    // The province above the city is no area of the city.
    parentCode: level === "city" ? null : parentCode,
    name,
    updatedAt: now,
  }));
  const aliases = areaSeeds.flatMap(({ code, bpsCode }) =>
    bpsCode ? [{ alias: bpsCode, code, kind: "bps" as const }] : [],
  );
  await insertAreas(db, rows, aliases);
}
