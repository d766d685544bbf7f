// An agency picks up a referral: the first to accept holds it.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { seeReferral } from "./get-referral.ts";
import { moveReferral, type MoveInput } from "./move-referral.ts";
import type { ReferralView } from "./view.ts";

/** @throws {Problem} `not-found`, `forbidden`, `illegal-transition` (409, also after a lost race) */
export async function acceptReferral(ctx: Context, input: MoveInput): Promise<ReferralView> {
  requireScope(ctx.actor, "referrals:work");
  await inTransaction(ctx, (tx) => moveReferral(tx, input, { action: "accept" }));
  return seeReferral(ctx, input.id);
}
