// Reads agencies for other features.
import { type Database, statement } from "../database/statement.ts";
import type { Agency } from "./agency.ts";

const codes = statement<{ code: string }>("agencies.codes", "select code from agencies order by code");

/** Every agency's code: to check what a caller names, and to find the nearest to a mistyped one. */
export async function selectAgencyCodes(db: Database): Promise<string[]> {
  return (await db.run(codes, [])).map((row) => row.code);
}

const names = statement<Pick<Agency, "code" | "name">>(
  "agencies.names",
  "select code, name from agencies where code = any($1::text[])",
);

/** What the agencies are called, in both languages. */
export function selectAgencyNames(
  db: Database,
  agencyCodes: readonly string[],
): Promise<Pick<Agency, "code" | "name">[]> {
  return db.run(names, [agencyCodes]);
}
