// One life event, for those who see a household that it touched.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { selectSeenHouseholds } from "../door/household-query.ts";
import { Problem } from "../problem.ts";
import type { LifeEvent } from "./life-event.ts";
import { selectLifeEvent } from "./store.ts";

/** With those of its households that the caller sees. @throws {Problem} `not-found` */
export async function getLifeEvent(ctx: Context, id: string): Promise<LifeEvent> {
  requireScope(ctx.actor, "households:write");
  const event = await selectLifeEvent(ctx.db, id);
  if (!event) throw new Problem("not-found");
  const seen = await selectSeenHouseholds(ctx, event.householdIds);
  const isTeam = ctx.actor.scopes.has("households:transfer");
  if (seen.length === 0 && !isTeam) throw new Problem("not-found");
  return { ...event, householdIds: seen.map(({ registered }) => registered.household.id) };
}
