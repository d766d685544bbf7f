// TKPK takes a referral back from whoever has it, to decide anew.
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
export async function recallReferral(
  ctx: Context,
  input: MoveInput & { readonly reason: ReasonInput },
): Promise<ReferralView> {
  requireScope(ctx.actor, "referrals:manage");
  await inTransaction(ctx, async (tx) => {
    const reason = await requireReason(tx.db, "recall", input.reason.code);
    await lockSubjectOf(tx, input.id);
    const referral = await moveReferral(tx, input, { action: "recall", reason });
    tx.touch(subjectOf(referral));
  });
  return seeReferral(ctx, input.id);
}
