// Lists areas by code, of one level or below one parent.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { decodeCursor, keyOfCode, listOf, type Page, toPage } from "../http/pagination.ts";
import type { Area, AreaLevel } from "./area.ts";
import { selectPageOfAreas } from "./store.ts";

/** `parent` is the code of the area directly above. */
export async function listAreas(
  ctx: Context,
  input: { level?: AreaLevel; parent?: string; limit: number; cursor?: string },
): Promise<Page<Area>> {
  requireScope(ctx.actor, "areas:read");
  const { level, parent, limit, cursor } = input;
  const list = listOf("areas", { level, parent });
  const afterCode = decodeCursor(list, cursor, keyOfCode)?.[0];
  const rows = await selectPageOfAreas(ctx.db, { level, parent, afterCode }, limit + 1);
  return toPage(
    list,
    rows,
    limit,
    (area) => [area.code],
    (area) => area,
  );
}
