// The explained matches of subjects, computed afresh by the versions in force.
import type { Context } from "../context.ts";
import type { Subject } from "../subject.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { createMatcher } from "../matching/match-subjects.ts";
import type { RegisteredHousehold } from "../households/household.ts";
import type { Criteria } from "../programs/criteria.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import type { SeenHousehold } from "./household-query.ts";
import { subjectsOf } from "./list-household-referrals.ts";
import { loadSubjects } from "./load-subjects.ts";
import { type MatchAnswer, toMatchAnswers } from "./match-answer.ts";
import type { Rematched } from "./rematch-touched.ts";
import { selectStanding } from "./standing-query.ts";

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

/**
 * The same for who sees the whole household, of what a transaction has just matched with the household's RT: only what
 * stands is read anew, where it has moved.
 */
export async function explainMatched(
  ctx: Context,
  { criteria, loaded, matches, moved }: Rematched,
  registered: RegisteredHousehold,
): Promise<MatchAnswer[]> {
  const { id, areaCode } = registered.household;
  const subject = loaded.households.find((one) => one.id === id);
  const standing = moved
    ? await selectStanding(ctx.db, subjectsOf(registered), jakartaDate(ctx.now))
    : loaded.standing;
  const shown = matches.filter((match) =>
    match.householdId === null ? match.subject.id === areaCode : match.householdId === id,
  );
  return toMatchAnswers(
    shown.map((match) => ({
      match,
      members: match.householdId === null ? [] : (subject?.record.members ?? []),
    })),
    standing,
    excludesOf(criteria),
  );
}

/** Whether a household's RT was matched with it: not where what was sent of it names another one. */
export function hasRtOf({ loaded }: Rematched, { household }: RegisteredHousehold): boolean {
  return loaded.areas.some(({ code }) => code === household.areaCode);
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
  return toMatchAnswers(matches, loaded.standing, excludesOf(criteria));
}

function excludesOf({ programs }: Criteria): ReadonlyMap<string, readonly string[]> {
  return new Map(programs.map(({ code, excludes }) => [code, excludes]));
}
