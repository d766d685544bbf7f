// TKPK takes up a finished referral again: what it had recorded counts no longer.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { voidEnrolmentOf } from "../enrolments/void-enrolment.ts";
import { text } from "../fault.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import { requireReason } from "./find-reason.ts";
import { seeReferral } from "./get-referral.ts";
import { liftHolds } from "./lift-holds.ts";
import { lockSubjectOf, moveReferral, type MoveInput, type ReasonInput, subjectOf } from "./move-referral.ts";
import { unfinishedStates } from "./referral.ts";
import { takePlaceAgain } from "./take-place-again.ts";
import { selectHoldsOf, selectOtherUnfinished, selectRunningEnrolment } from "./reopen-store.ts";
import type { ReferralView } from "./view.ts";

/**
 * Its enrolment is voided and its hold lifted; the subject is matched again.
 * @throws {Problem} `not-found`, `forbidden`, `illegal-transition` (also 30 days after the end), `unprocessable` for
 * an unfit reason, `referral-open` while the subject has another unfinished referral to the program, `conflict` where
 * its place has been given to another and none is free, or where the subject receives the program by an enrolment that
 * the referral has not recorded
 */
export async function reopenReferral(
  ctx: Context,
  input: MoveInput & { readonly reason: ReasonInput },
): Promise<ReferralView> {
  requireScope(ctx.actor, "referrals:manage");
  await inTransaction(ctx, async (tx) => {
    const reason = await requireReason(tx.db, "reopen", input.reason.code);
    const place = await lockSubjectOf(tx, input.id);
    const other = await selectOtherUnfinished(tx.db, input.id, unfinishedStates);
    if (other !== undefined) {
      throw new Problem("referral-open", {
        detail: text(
          "Subjek ini sudah memiliki rujukan lain yang masih berjalan untuk program ini.",
          "The subject has another unfinished referral to this program.",
        ),
        extra: { referralId: other },
      });
    }
    const referral = await moveReferral(tx, input, { action: "reopen", reason });
    await takePlaceAgain(tx, referral);
    await liftHolds(tx, await selectHoldsOf(tx.db, input.id));
    await voidEnrolmentOf(tx, input.id, reason.code, place);
    await refuseReceiving(tx, input.id);
    tx.touch(subjectOf(referral));
  });
  return seeReferral(ctx, input.id);
}

/** What was recorded elsewhere is not voided with the referral, and the door would complete it again at once. */
async function refuseReceiving(tx: TransactionContext, id: string): Promise<void> {
  const enrolmentId = await selectRunningEnrolment(tx.db, id, jakartaDate(tx.now));
  if (enrolmentId === undefined) return;
  throw new Problem("conflict", {
    detail: text(
      `Subjek ini menerima program ini lewat kepesertaan ${enrolmentId}: akhiri itu lebih dahulu.`,
      `The subject receives this program by the enrolment ${enrolmentId}: end that first.`,
    ),
    extra: { enrolmentId },
  });
}
