// The holder gives a referral back: it is on offer again.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { requireReason } from "./find-reason.ts";
import { seeReferral } from "./get-referral.ts";
import { lockSubjectOf, moveReferral, type MoveInput, type ReasonInput, subjectOf } from "./move-referral.ts";
import type { ReferralView } from "./view.ts";

/**
 * The subject is matched again: what became ineligible while it was held ends now.
 * @throws {Problem} `not-found`, `forbidden`, `illegal-transition`, `unprocessable` for an unfit reason
 */
export async function releaseReferral(
  ctx: Context,
  input: MoveInput & { readonly reason: ReasonInput },
): Promise<ReferralView> {
  requireScope(ctx.actor, "referrals:work");
  await inTransaction(ctx, async (tx) => {
    const reason = await requireReason(tx.db, "release", input.reason.code);
    await lockSubjectOf(tx, input.id);
    const referral = await moveReferral(tx, input, { action: "release", reason });
    tx.touch(subjectOf(referral));
  });
  return seeReferral(ctx, input.id);
}
