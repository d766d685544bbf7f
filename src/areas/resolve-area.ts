// From a code, or an alias of it as old files and the statistics office write it, to the area that is meant.
import { type Database, statement } from "../database/statement.ts";
import type { Fault } from "../fault.ts";
import type { Area } from "./area.ts";
import { unknownAreas } from "./area-query.ts";
import { readArea } from "./area-rows.ts";

const byCodeOrAlias = statement<{ area: Record<string, unknown> }>(
  "areas.by-code-or-alias",
  `select to_jsonb(a) as area from areas a
   where a.code = coalesce((select code from area_aliases where alias = $1), $1)`,
);

/** `undefined` where nothing has that code. */
export async function resolveArea(db: Database, codeOrAlias: string): Promise<Area | undefined> {
  const [row] = await db.run(byCodeOrAlias, [codeOrAlias]);
  return row && readArea(row.area);
}

const manyByCodeOrAlias = statement<{ asked: string; area: Record<string, unknown> | null }>(
  "areas.by-codes-or-aliases",
  `select asked, to_jsonb(a) as area from unnest($1::text[]) asked
   left join area_aliases l on l.alias = asked
   left join areas a on a.code = coalesce(l.code, asked)`,
);

/** Each code as it was asked for, and what it stands for; `undefined` where nothing has it. */
export async function resolveAreas(
  db: Database,
  codesOrAliases: readonly string[],
): Promise<ReadonlyMap<string, Area | undefined>> {
  const rows = await db.run(manyByCodeOrAlias, [[...new Set(codesOrAliases)]]);
  return new Map(rows.map(({ asked, area }) => [asked, area ? readArea(area) : undefined]));
}

/** The code in use of each area that is named by a code or an alias, in that order, and a fault for each that is none. */
export async function namedAreas(
  db: Database,
  named: readonly { readonly pointer: string; readonly code: string }[],
): Promise<{ readonly codes: readonly string[]; readonly faults: readonly Fault[] }> {
  const meant = await resolveAreas(
    db,
    named.map(({ code }) => code),
  );
  const unknown = named.filter(({ code }) => meant.get(code) === undefined);
  const codes = named.map(({ code }) => meant.get(code)?.code ?? code);
  return { codes, faults: await unknownAreas(db, unknown) };
}
