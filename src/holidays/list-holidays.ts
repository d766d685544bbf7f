// Lists the holidays by date.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { decodeCursor, keyOfCode, type Page, type PageAsked, toPage } from "../http/pagination.ts";
import type { Holiday } from "./holiday.ts";
import { selectHolidays } from "./store.ts";

/** @throws {Problem} `invalid-cursor` */
export async function listHolidays(ctx: Context, asked: PageAsked): Promise<Page<Holiday>> {
  requireScope(ctx.actor, "programs:read");
  const after = decodeCursor("holidays", asked.cursor, keyOfCode)?.[0];
  const rows = await selectHolidays(ctx.db, after, asked.limit + 1);
  return toPage(
    "holidays",
    rows,
    asked.limit,
    ({ date }) => [date],
    (holiday) => holiday,
  );
}
