// What to ask a household first: the missing facts that would settle most of what it may be eligible for.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { selectSeenHousehold } from "../door/household-query.ts";
import { loadSubjects } from "../door/load-subjects.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { createAsker, type RankedQuestion } from "./rank-questions.ts";

export interface HouseholdQuestion extends RankedQuestion {
  /** Of a member's question. */
  readonly person?: { readonly id: string; readonly label: string };
}

/** None of a household that is not active. @throws {Problem} `not-found` */
export async function getHouseholdQuestions(
  ctx: Context,
  cache: CriteriaCache,
  id: string,
): Promise<readonly HouseholdQuestion[]> {
  requireScope(ctx.actor, "households:verify");
  if (!(await selectSeenHousehold(ctx, id))) throw new Problem("not-found");
  const criteria = await cache.load(ctx.db);
  const today = jakartaDate(ctx.now);
  const options = { neighbours: false };
  const { households } = await loadSubjects(ctx, [{ type: "household", id }], criteria, today, options);
  const ask = createAsker(criteria, today);
  return households.flatMap(({ record, area }) =>
    ask({ household: record, area: area?.record }).map((question) => {
      const member = question.member === undefined ? undefined : record.members[question.member]!;
      return { ...question, ...(member && { person: { id: member.personId!, label: member.label ?? "" } }) };
    }),
  );
}
