// The referrals of a household, its members and its RT, for the answers of other features.
import type { Context } from "../context.ts";
import type { Subject } from "../subject.ts";
import { selectReferralsOfSubjects } from "./list-store.ts";
import { unfinishedStates } from "./referral.ts";
import { tellWaiting } from "./tell-waiting.ts";
import { type ReferralView, viewOf } from "./view.ts";

/**
 * As far as the caller may know of them, oldest first. Whether it may know of the subjects is for the asking verb
 * to decide.
 */
export async function listReferralsOfSubjects(
  ctx: Context,
  subjects: readonly Subject[],
  options: { readonly unfinishedOnly: boolean },
): Promise<ReferralView[]> {
  const states = options.unfinishedOnly ? unfinishedStates : undefined;
  const rows = await selectReferralsOfSubjects(ctx.db, ctx.actor, subjects, states);
  return tellWaiting(
    ctx,
    rows.map((row) => viewOf(row, ctx.actor, ctx.now)),
  );
}
