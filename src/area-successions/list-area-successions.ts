// Lists the RT that are another RT now, by their former code.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { decodeCursor, keyOfCode, type Page, type PageAsked, toPage } from "../http/pagination.ts";
import type { AreaSuccession } from "./area-succession.ts";
import { selectSuccessions } from "./store.ts";

/** @throws {Problem} `invalid-cursor` */
export async function listAreaSuccessions(ctx: Context, asked: PageAsked): Promise<Page<AreaSuccession>> {
  requireScope(ctx.actor, "areas:read");
  const after = decodeCursor("area-successions", asked.cursor, keyOfCode)?.[0];
  const rows = await selectSuccessions(ctx.db, after, asked.limit + 1);
  return toPage(
    "area-successions",
    rows,
    asked.limit,
    ({ formerCode }) => [formerCode],
    (succession) => succession,
  );
}
