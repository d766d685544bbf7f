// A life event that was just recorded, with the household that it is about as it is now.
import type { Context } from "../context.ts";
import { selectSeenHousehold } from "../door/household-query.ts";
import { viewHouseholds } from "../door/view-households.ts";
import { toHouseholdAnswer } from "../households/household-answer.ts";
import type { WarningAnswer } from "../http/warnings.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import type { LifeEvent } from "./life-event.ts";
import { toLifeEventAnswer } from "./schemas.ts";

/** Read after the commit, through the same functions as `GET`: it shows no more than the caller may see. */
export async function tellLifeEvent(
  ctx: Context,
  cache: CriteriaCache,
  event: LifeEvent,
  warnings: WarningAnswer[],
) {
  const [about] = event.householdIds;
  const seen = about === undefined ? undefined : await selectSeenHousehold(ctx, about);
  const [view] = seen ? await viewHouseholds(ctx, cache, [seen]) : [];
  return { ...toLifeEventAnswer(event), household: view ? toHouseholdAnswer(view) : null, warnings };
}
