// What the door answers to an intake: the household, every match, every unfinished referral, as the caller may see.
import type { Context } from "../context.ts";
import type { Subject } from "../subject.ts";
import { explainArea, explainHousehold } from "../door/explain-matches.ts";
import { selectSeenHousehold } from "../door/household-query.ts";
import { subjectsOf } from "../door/list-household-referrals.ts";
import type { MatchAnswer } from "../door/match-answer.ts";
import { viewHouseholds } from "../door/view-households.ts";
import { type HouseholdAnswer, toHouseholdAnswer } from "../households/household-answer.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { listReferralsOfSubjects } from "../referrals/list-referrals-of-subjects.ts";
import { type ReferralAnswer, toReferralAnswer } from "../referrals/referral-answer.ts";
import type { Intake } from "./intake.ts";

export interface IntakeAnswer {
  readonly household: HouseholdAnswer | null;
  readonly matches: MatchAnswer[];
  readonly referrals: ReferralAnswer[];
}

/** Of what the caller may not see, or what is not decided yet. */
export const nothing: IntakeAnswer = { household: null, matches: [], referrals: [] };

/** Read after the commit, so that it shows what the intake has led to. */
export async function answerIntake(
  ctx: Context,
  cache: CriteriaCache,
  intake: Intake,
): Promise<IntakeAnswer> {
  if (intake.householdId === null) return answerOfArea(ctx, cache, intake.areaCode!);
  const seen = await selectSeenHousehold(ctx, intake.householdId);
  if (!seen) return nothing;
  const [view] = await viewHouseholds(ctx, cache, [seen]);
  return {
    household: toHouseholdAnswer(view!),
    matches: await explainHousehold(ctx, cache, seen),
    referrals: await unfinishedReferrals(ctx, subjectsOf(seen.registered)),
  };
}

async function answerOfArea(ctx: Context, cache: CriteriaCache, code: string): Promise<IntakeAnswer> {
  return {
    household: null,
    matches: await explainArea(ctx, cache, code),
    referrals: await unfinishedReferrals(ctx, [{ type: "area", id: code }]),
  };
}

async function unfinishedReferrals(ctx: Context, subjects: readonly Subject[]): Promise<ReferralAnswer[]> {
  const views = await listReferralsOfSubjects(ctx, subjects, { unfinishedOnly: true });
  return views.map(toReferralAnswer);
}
