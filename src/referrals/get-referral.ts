// One referral as the caller may see it, with its transitions and notes.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { Problem } from "../problem.ts";
import { selectReferral } from "./store.ts";
import { tellWaiting } from "./tell-waiting.ts";
import { type ReferralView, viewOf } from "./view.ts";

/** @throws {Problem} `not-found`, also for a referral that the caller may not know of */
export async function getReferral(ctx: Context, id: string): Promise<ReferralView> {
  requireScope(ctx.actor, "referrals:read");
  return seeReferral(ctx, id);
}

/** What a verb answers after its own change, whatever the caller may read otherwise. */
export async function seeReferral(ctx: Context, id: string): Promise<ReferralView> {
  const whole = await selectReferral(ctx.db, ctx.actor, id);
  if (!whole) throw new Problem("not-found");
  const [view] = await tellWaiting(ctx, [viewOf(whole, ctx.actor, ctx.now)]);
  return view!;
}
