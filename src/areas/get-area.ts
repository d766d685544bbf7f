// One area by its code or an alias of it; an RT with its facts and what its registered households add up to.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import type { AreaCounts } from "../eligibility/indicators/records.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import type { Area, AreaAlias } from "./area.ts";
import { areaCounts } from "./area-counts-query.ts";
import { resolveArea } from "./resolve-area.ts";
import { seesCounts } from "./speak-for-area.ts";
import { selectAliases } from "./store.ts";

export interface AreaView {
  readonly area: Area;
  readonly aliases: readonly AreaAlias[];
  /** Of an RT, at today's date in Jakarta, for those who see its households. */
  readonly counts?: AreaCounts;
}

/** @throws {Problem} `not-found` */
export async function getArea(ctx: Context, codeOrAlias: string): Promise<AreaView> {
  requireScope(ctx.actor, "areas:read");
  const area = await resolveArea(ctx.db, codeOrAlias);
  if (!area) throw new Problem("not-found");
  return viewOf(ctx, area);
}

/** An area with what belongs to it. */
export async function viewOf(ctx: Context, area: Area): Promise<AreaView> {
  const aliases = await selectAliases(ctx.db, area.code);
  if (area.level !== "rt" || !seesCounts(ctx.actor, area.code)) return { area, aliases };
  const counts = await areaCounts(ctx.db, [area.code], jakartaDate(ctx.now));
  return { area, aliases, counts: counts.get(area.code) };
}
