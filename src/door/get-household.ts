// One household as the caller may see it: all of it, or what the caller's referrals show.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import type { HouseholdView } from "../households/household-answer.ts";
import { showNumbers } from "../households/numbers.ts";
import { selectNumbers } from "../households/number-query.ts";
import { Problem } from "../problem.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { type SeenHousehold, selectSeenHousehold } from "./household-query.ts";
import { limitView } from "./limit-view.ts";

/** @throws {Problem} `not-found`, also for what the caller may not know of */
export async function getHousehold(ctx: Context, cache: CriteriaCache, id: string): Promise<HouseholdView> {
  requireScope(ctx.actor, "households:read");
  const seen = await selectSeenHousehold(ctx, id);
  if (!seen) throw new Problem("not-found");
  return viewHousehold(ctx, cache, seen);
}

/** Numbers in full for those with `pii:read` who said why, an agency only as the holder; each time is audited. */
export async function viewHousehold(
  ctx: Context,
  cache: CriteriaCache,
  { registered, through }: SeenHousehold,
): Promise<HouseholdView> {
  const limited = through && limitView(registered, through, await cache.load(ctx.db));
  const shown = limited?.registered ?? registered;
  const unmasked = mayReveal(ctx) && (limited?.isHolder ?? true);
  const owners = [shown.household.id, ...shown.members.map((member) => member.person.id)];
  const numbers = showNumbers(await selectNumbers(ctx.db, owners), ctx.vault, unmasked);
  if (unmasked) await auditReveal(ctx, shown.household.id);
  return { registered: shown, numbers, unmasked, visible: limited?.visible };
}

function mayReveal({ actor }: Context): boolean {
  return actor.purpose !== undefined && actor.scopes.has("pii:read");
}

async function auditReveal(ctx: Context, householdId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    tx.journal.audit({
      action: "household.reveal-numbers",
      entity: { type: "household", id: householdId },
      householdId,
    });
  });
}
