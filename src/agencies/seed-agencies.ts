// Fills an empty database with the agencies that deliver programs in the city.
import type { Database } from "../database/statement.ts";
import { selectAgencyCodes } from "./agency-query.ts";
import { agencySeeds } from "./seed/agencies.ts";
import { insertAgency } from "./store.ts";

/** Does nothing once there are agencies; run it in a transaction. */
export async function seedAgencies(db: Database, now: Date): Promise<void> {
  if ((await selectAgencyCodes(db)).length > 0) return;
  for (const { code, name } of agencySeeds) {
    await insertAgency(db, { code, name, phone: null, email: null }, now);
  }
}
