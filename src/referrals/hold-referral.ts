// The holder waits for something outside its hands.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { fault } from "../fault.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import { findReason, isFault } from "./find-reason.ts";
import { seeReferral } from "./get-referral.ts";
import { moveReferral, type MoveInput, type ReasonInput } from "./move-referral.ts";
import type { ReferralView } from "./view.ts";

/**
 * @param input `until`: the date on which the wait should end
 * @throws {Problem} `not-found`, `forbidden`, `illegal-transition`, `unprocessable`
 */
export async function holdReferral(
  ctx: Context,
  input: MoveInput & { readonly reason: ReasonInput; readonly until?: string },
): Promise<ReferralView> {
  requireScope(ctx.actor, "referrals:work");
  const { until } = input;
  await inTransaction(ctx, async (tx) => {
    const reason = await findReason(tx.db, "hold", input.reason.code);
    const past = until !== undefined && until < jakartaDate(tx.now);
    const errors = [
      ...(isFault(reason) ? [reason] : []),
      ...(past ? [fault("/until", "in-the-past", "Sudah lewat.", "Lies in the past.")] : []),
    ];
    if (isFault(reason) || errors.length > 0) throw new Problem("unprocessable", { errors });
    await moveReferral(tx, input, { action: "hold", reason, until });
  });
  return seeReferral(ctx, input.id);
}
