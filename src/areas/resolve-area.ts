// From a code, or an alias of it as old files and the statistics office write it, to the area that is meant.
import { type Database, statement } from "../database/statement.ts";
import type { Area } from "./area.ts";
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
