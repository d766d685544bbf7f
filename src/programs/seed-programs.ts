// Fills an empty database with the programs that the city starts with, each with its first version in force.
import type { Database } from "../database/statement.ts";
import { selectProgramCodes } from "./programs-query.ts";
import { programSeeds } from "./seed/programs.ts";
import { beginRevision, insertProgram, insertVersion } from "./store.ts";

/** Does nothing once there are programs; run it in a transaction, after the agencies' seed. */
export async function seedPrograms(db: Database, now: Date): Promise<void> {
  if ((await selectProgramCodes(db)).length > 0) return;
  await beginRevision(db, now);
  for (const { version, agencies, ...seed } of programSeeds) {
    const delivering = agencies.map((one) => ({ ...one, areas: null, capacity: "capacity" as const }));
    await insertProgram(db, { ...seed, validTo: seed.validTo ?? null, agencies: delivering }, now);
    await insertVersion(
      db,
      {
        program: seed.code,
        version: 1,
        status: "published",
        effectiveFrom: version.effectiveFrom,
        criteria: version.criteria,
        priority: version.priority ?? null,
        publishedAt: now,
      },
      now,
    );
  }
}
