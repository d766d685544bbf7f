// Lists what criteria may ask, in the order of the catalogue.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import type { Indicator, Level } from "../eligibility/catalogue.ts";
import { cityCatalogue } from "../eligibility/indicators/catalogue.ts";
import { decodeCursor, keyOfNumber, listOf, type Page, toPage } from "../http/pagination.ts";

export function listIndicators(
  ctx: Context,
  input: { level?: Level; limit: number; cursor?: string },
): Page<Indicator> {
  requireScope(ctx.actor, "programs:read");
  const list = listOf("indicators", { level: input.level });
  const after = decodeCursor(list, input.cursor, keyOfNumber)?.[0] ?? -1;
  const rows = cityCatalogue.indicators
    .map((indicator, place) => ({ indicator, place }))
    .filter(({ indicator, place }) => place > after && (input.level ?? indicator.level) === indicator.level);
  return toPage(
    list,
    rows,
    input.limit,
    ({ place }) => [place],
    ({ indicator }) => indicator,
  );
}
