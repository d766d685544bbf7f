// The holder begins its work on a referral.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { seeReferral } from "./get-referral.ts";
import { moveReferral, type MoveInput } from "./move-referral.ts";
import type { ReferralView } from "./view.ts";

/** @throws {Problem} `not-found`, `forbidden`, `illegal-transition` */
export async function startReferral(ctx: Context, input: MoveInput): Promise<ReferralView> {
  requireScope(ctx.actor, "referrals:work");
  await inTransaction(ctx, (tx) => moveReferral(tx, input, { action: "start" }));
  return seeReferral(ctx, input.id);
}
