// The explained matches of subjects, computed afresh by the versions in force.
import type { Context } from "../context.ts";
import type { Subject } from "../subject.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { createMatcher } from "../matching/match-subjects.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import type { SeenHousehold } from "./household-query.ts";
import { loadSubjects } from "./load-subjects.ts";
import { type MatchAnswer, toMatchAnswers } from "./match-answer.ts";

/**
 * Of a household that the caller sees, its members and its RT: every program in force, ineligible ones too; an
 * agency gets those of the referrals that it sees.
 */
export async function explainHousehold(
  ctx: Context,
  cache: CriteriaCache,
  { registered, through }: SeenHousehold,
): Promise<MatchAnswer[]> {
  const { id, areaCode } = registered.household;
  const answers = await explain(ctx, cache, [
    { type: "household", id },
    { type: "area", id: areaCode },
  ]);
  if (!through) return answers;
  const shown = new Set(through.map(({ program, subject }) => `${program} ${subject.id}`));
  return answers.filter(({ program, subject }) => shown.has(`${program} ${subject.id}`));
}

/** Of an RT. */
export function explainArea(ctx: Context, cache: CriteriaCache, code: string): Promise<MatchAnswer[]> {
  return explain(ctx, cache, [{ type: "area", id: code }]);
}

async function explain(
  ctx: Context,
  cache: CriteriaCache,
  subjects: readonly Subject[],
): Promise<MatchAnswer[]> {
  const criteria = await cache.load(ctx.db);
  const today = jakartaDate(ctx.now);
  const loaded = await loadSubjects(ctx, subjects, criteria, today, { neighbours: false });
  const matcher = createMatcher(criteria, today);
  const matches = [
    ...loaded.households.flatMap((subject) =>
      matcher.household(subject).map((match) => ({ match, members: subject.record.members })),
    ),
    ...loaded.areas.flatMap((area) => matcher.area(area).map((match) => ({ match, members: [] }))),
  ];
  const excludes = new Map(criteria.programs.map((program) => [program.code, program.excludes]));
  return toMatchAnswers(matches, loaded.standing, excludes);
}
