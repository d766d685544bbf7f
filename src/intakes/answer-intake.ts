// What the door answers to an intake: the household, every match, every unfinished referral, as the caller may see.
import type { Context } from "../context.ts";
import { together } from "../database/statement.ts";
import type { Subject } from "../subject.ts";
import { explainArea, explainHousehold, explainMatched, hasRtOf } from "../door/explain-matches.ts";
import { type SeenHousehold, seesWhole, selectSeenHousehold } from "../door/household-query.ts";
import { subjectsOf } from "../door/list-household-referrals.ts";
import type { MatchAnswer } from "../door/match-answer.ts";
import { viewHouseholds } from "../door/view-households.ts";
import { type HouseholdAnswer, toHouseholdAnswer } from "../households/household-answer.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { listReferralsOfSubjects } from "../referrals/list-referrals-of-subjects.ts";
import { type ReferralAnswer, toReferralAnswer } from "../referrals/referral-answer.ts";
import type { ReceivedIntake } from "./receive-intake.ts";

export interface IntakeAnswer {
  readonly household: HouseholdAnswer | null;
  readonly matches: MatchAnswer[];
  readonly referrals: ReferralAnswer[];
}

/** Of what the caller may not see, what is not decided yet, and needs that are about nobody and no place. */
export const nothing: IntakeAnswer = { household: null, matches: [], referrals: [] };

/**
 * Read after the commit, so that it shows what the intake has led to. Who sees the whole household is told what was
 * matched, without reading it again.
 */
export async function answerIntake(
  ctx: Context,
  cache: CriteriaCache,
  { intake, rematched }: Pick<ReceivedIntake, "intake" | "rematched">,
): Promise<IntakeAnswer> {
  if (intake.householdId === null) {
    return intake.areaCode === null ? nothing : answerOfArea(ctx, cache, intake.areaCode);
  }
  const registered = rematched?.loaded.registered.find(
    ({ household }) => household.id === intake.householdId,
  );
  if (rematched && registered && seesWhole(ctx.actor, registered) && hasRtOf(rematched, registered)) {
    return answerOfHousehold(ctx, cache, { registered }, explainMatched(ctx, rematched, registered));
  }
  const seen = await selectSeenHousehold(ctx, intake.householdId);
  if (!seen) return nothing;
  return answerOfHousehold(ctx, cache, seen, explainHousehold(ctx, cache, seen));
}

async function answerOfHousehold(
  ctx: Context,
  cache: CriteriaCache,
  seen: SeenHousehold,
  explaining: Promise<MatchAnswer[]>,
): Promise<IntakeAnswer> {
  const [[view], matches, referrals] = await together([
    viewHouseholds(ctx, cache, [seen]),
    explaining,
    unfinishedReferrals(ctx, subjectsOf(seen.registered)),
  ]);
  return { household: toHouseholdAnswer(view!), matches, referrals };
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
