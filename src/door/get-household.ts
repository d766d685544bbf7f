// One household as the caller may see it: all of it, or what the caller's referrals show.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import type { HouseholdView } from "../households/household-answer.ts";
import { Problem } from "../problem.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { selectSeenHousehold } from "./household-query.ts";
import { viewHouseholds } from "./view-households.ts";

/** @throws {Problem} `not-found`, also for what the caller may not know of */
export async function getHousehold(ctx: Context, cache: CriteriaCache, id: string): Promise<HouseholdView> {
  requireScope(ctx.actor, "households:read");
  const seen = await selectSeenHousehold(ctx, id);
  if (!seen) throw new Problem("not-found");
  const [view] = await viewHouseholds(ctx, cache, [seen]);
  return view!;
}
