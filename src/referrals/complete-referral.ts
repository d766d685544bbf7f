// The holder ends a referral with a result; a receipt becomes an enrolment.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { startEnrolment } from "../enrolments/start-enrolment.ts";
import { fault } from "../fault.ts";
import { Problem } from "../problem.ts";
import { isReceipt } from "./change.ts";
import { seeReferral } from "./get-referral.ts";
import { lockSubjectOf, moveReferral, type MoveInput, subjectOf } from "./move-referral.ts";
import type { ReferralResult } from "./referral.ts";
import type { ReferralView } from "./view.ts";

/**
 * Results `enrolled` and `already-receiving` record an enrolment, unless one runs already.
 * @throws {Problem} `not-found`, `forbidden`, `illegal-transition`, `unprocessable` for dates in the wrong order
 */
export async function completeReferral(
  ctx: Context,
  input: MoveInput & { readonly result: ReferralResult },
): Promise<ReferralView> {
  requireScope(ctx.actor, "referrals:work");
  const { result } = input;
  if (result.from !== undefined && result.to !== undefined && result.to < result.from) {
    const errors = [fault("/result/to", "before-start", "Sebelum tanggal mulai.", "Lies before the start.")];
    throw new Problem("unprocessable", { errors });
  }
  await inTransaction(ctx, async (tx) => {
    const place = await lockSubjectOf(tx, input.id);
    const referral = await moveReferral(tx, input, { action: "complete", result });
    if (!isReceipt(result)) return;
    const enrolment = {
      program: referral.program,
      subject: subjectOf(referral),
      agency: referral.holder,
      from: result.from,
      to: result.to,
      source: "referral",
      externalId: result.externalId,
      referralId: referral.id,
    };
    await startEnrolment(tx, enrolment, place);
  });
  return seeReferral(ctx, input.id);
}
