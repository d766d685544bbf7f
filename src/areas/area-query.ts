// Reads areas for every feature: many at once, and which codes are known.
import { type Database, statement } from "../database/statement.ts";
import { type Fault, text, unknownCode } from "../fault.ts";
import type { Area } from "./area.ts";
import { readArea } from "./area-rows.ts";

const byCodes = statement<{ area: Record<string, unknown>; successor: string | null }>(
  "areas.by-codes",
  `select to_jsonb(a) as area, (select s.code from area_successions s where s.former_code = a.code) as successor
   from areas a where a.code = any($1::text[]) order by a.code`,
);

const isInUse = "not exists (select from area_successions s where s.former_code = areas.code)";

const knownOf = statement<{ code: string }>(
  "areas.known-of",
  `select code from areas where code = any($1::text[]) and ${isInUse}`,
);

const allCodes = statement<{ code: string }>(
  "areas.all-codes",
  `select code from areas where ${isInUse} order by code`,
);

const villageCodes = statement<{ code: string }>(
  "areas.village-codes",
  "select code from areas where level = 'village' order by code",
);

const cityCode = statement<{ code: string }>(
  "areas.city-code",
  "select code from areas where level = 'city'",
);

/** The one city of this register. */
export async function selectCityCode(db: Database): Promise<string> {
  const [row] = await db.run(cityCode, []);
  if (!row) throw new Error("The areas hold no city: they have not been seeded.");
  return row.code;
}

/** For the nearest village to a mistyped one. */
export async function selectVillageCodes(db: Database): Promise<string[]> {
  return (await db.run(villageCodes, [])).map((row) => row.code);
}

/** An area, and the code of the RT that a former one is now. */
export interface StandingArea extends Area {
  readonly successor: string | null;
}

/** Those of the codes that exist, by code. */
export async function selectAreas(db: Database, codes: readonly string[]): Promise<StandingArea[]> {
  if (codes.length === 0) return [];
  const rows = await db.run(byCodes, [codes]);
  return rows.map(({ area, successor }) => ({ ...readArea(area), successor }));
}

/** A fault for each code that is no area, with the nearest known one; aliases and former RT are no codes here. */
export async function unknownAreas(
  db: Database,
  named: readonly { readonly pointer: string; readonly code: string }[],
): Promise<Fault[]> {
  if (named.length === 0) return [];
  const rows = await db.run(knownOf, [named.map(({ code }) => code)]);
  const known = new Set(rows.map((row) => row.code));
  const unknown = named.filter(({ code }) => !known.has(code));
  if (unknown.length === 0) return [];
  const all = (await db.run(allCodes, [])).map((row) => row.code);
  return unknown.map(({ pointer, code }) => unknownCode(pointer, text("Wilayah", "The area"), code, all));
}
