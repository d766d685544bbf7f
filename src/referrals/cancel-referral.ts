// TKPK ends a referral, held or not; the reason decides how long the program is not offered again.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { requireReason } from "./find-reason.ts";
import { seeReferral } from "./get-referral.ts";
import { lockSubjectOf, moveReferral, type MoveInput, type ReasonInput } from "./move-referral.ts";
import type { ReferralView } from "./view.ts";

/** @throws {Problem} `not-found`, `forbidden`, `illegal-transition`, `unprocessable` for an unfit reason */
export async function cancelReferral(
  ctx: Context,
  input: MoveInput & { readonly reason: ReasonInput },
): Promise<ReferralView> {
  requireScope(ctx.actor, "referrals:manage");
  await inTransaction(ctx, async (tx) => {
    const reason = await requireReason(tx.db, "cancel", input.reason.code);
    await lockSubjectOf(tx, input.id);
    await moveReferral(tx, input, { action: "cancel", reason });
  });
  return seeReferral(ctx, input.id);
}
