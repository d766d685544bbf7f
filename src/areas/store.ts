// The SQL of areas.
import { and, asc, eq, gt, notExists, sql } from "drizzle-orm";
import type { Database } from "../database/statement.ts";
import type { Area, AreaAlias, AreaLevel } from "./area.ts";
import { factColumnsOf, toArea } from "./area-rows.ts";
import { areaAliases, areas, areaSuccessions } from "./tables.ts";

/** Former RT are no areas of the city any more. */
export async function selectPageOfAreas(
  db: Database,
  filter: { readonly level?: AreaLevel; readonly parent?: string; readonly afterCode?: string },
  limit: number,
): Promise<Area[]> {
  const rows = await db.orm
    .select()
    .from(areas)
    .where(
      and(
        filter.level === undefined ? undefined : eq(areas.level, filter.level),
        filter.parent === undefined ? undefined : eq(areas.parentCode, filter.parent),
        filter.afterCode === undefined ? undefined : gt(areas.code, filter.afterCode),
        notExists(
          db.orm
            .select({ code: areaSuccessions.code })
            .from(areaSuccessions)
            .where(eq(areaSuccessions.formerCode, areas.code)),
        ),
      ),
    )
    .orderBy(asc(areas.code))
    .limit(limit);
  return rows.map(toArea);
}

/** Of an RT, with the codes of those that it has succeeded. */
export async function selectAliases(db: Database, code: string): Promise<AreaAlias[]> {
  const aliases = db.orm
    .select({ alias: areaAliases.alias, kind: areaAliases.kind })
    .from(areaAliases)
    .where(eq(areaAliases.code, code));
  const former = db.orm
    .select({ alias: areaSuccessions.formerCode, kind: sql<"bps" | "former">`'former'` })
    .from(areaSuccessions)
    .where(eq(areaSuccessions.code, code));
  return aliases.unionAll(former).orderBy(sql`1`);
}

/** Says that an RT exists, under the given name where there is one; `undefined` when that is settled already. */
export async function confirmRt(
  db: Database,
  code: string,
  name: string | undefined,
  now: Date,
): Promise<Area | undefined> {
  const [row] = await db.orm
    .update(areas)
    .set({ confirmed: true, name, updatedAt: now, revision: sql`${areas.revision} + 1` })
    .where(and(eq(areas.code, code), eq(areas.confirmed, false)))
    .returning();
  return row && toArea(row);
}

export async function updateFacts(
  db: Database,
  area: Pick<Area, "code" | "indicators" | "observation">,
  now: Date,
): Promise<Area> {
  const [row] = await db.orm
    .update(areas)
    .set({ ...factColumnsOf(area), updatedAt: now, revision: sql`${areas.revision} + 1` })
    .where(eq(areas.code, area.code))
    .returning();
  return toArea(row!);
}

export async function hasAreas(db: Database): Promise<boolean> {
  const [row] = await db.orm.select({ code: areas.code }).from(areas).limit(1);
  return row !== undefined;
}

/** Parents stand before their children. */
export async function insertAreas(
  db: Database,
  rows: readonly Pick<Area, "code" | "level" | "parentCode" | "name" | "updatedAt">[],
  aliases: readonly (AreaAlias & { readonly code: string })[],
): Promise<void> {
  await db.orm.insert(areas).values([...rows]);
  if (aliases.length > 0) await db.orm.insert(areaAliases).values([...aliases]);
}
