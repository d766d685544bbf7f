// The holder ends a referral without a result; the reason decides how long the program is not offered again.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { requireReason } from "./find-reason.ts";
import { seeReferral } from "./get-referral.ts";
import { lockSubjectOf, moveReferral, type MoveInput, type ReasonInput } from "./move-referral.ts";
import type { ReferralView } from "./view.ts";

/** @throws {Problem} `not-found`, `forbidden`, `illegal-transition`, `unprocessable` for an unfit reason */
export async function failReferral(
  ctx: Context,
  input: MoveInput & { readonly reason: ReasonInput },
): Promise<ReferralView> {
  requireScope(ctx.actor, "referrals:work");
  await inTransaction(ctx, async (tx) => {
    const reason = await requireReason(tx.db, "fail", input.reason.code);
    await lockSubjectOf(tx, input.id);
    await moveReferral(tx, input, { action: "fail", reason });
  });
  return seeReferral(ctx, input.id);
}
