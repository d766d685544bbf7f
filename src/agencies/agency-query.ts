// Reads agencies for other features.
import { type Database, statement } from "../database/statement.ts";

const codes = statement<{ code: string }>("agencies.codes", "select code from agencies order by code");

/** Every agency's code: to check what a caller names, and to find the nearest to a mistyped one. */
export async function selectAgencyCodes(db: Database): Promise<string[]> {
  return (await db.run(codes, [])).map((row) => row.code);
}
