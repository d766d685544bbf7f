// What a household, its members and its RT are eligible for, and why, as far as the caller may see.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { Problem } from "../problem.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { explainHousehold } from "./explain-matches.ts";
import { selectSeenHousehold } from "./household-query.ts";
import type { MatchAnswer } from "./match-answer.ts";

/** See `explainHousehold`. @throws {Problem} `not-found` */
export async function getHouseholdMatches(
  ctx: Context,
  cache: CriteriaCache,
  id: string,
): Promise<MatchAnswer[]> {
  requireScope(ctx.actor, "households:read");
  const seen = await selectSeenHousehold(ctx, id);
  if (!seen) throw new Problem("not-found");
  return explainHousehold(ctx, cache, seen);
}
