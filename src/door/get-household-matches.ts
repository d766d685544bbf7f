// What a household, its members and its RT are eligible for, and why, as far as the caller may see.
import { requireScope } from "../actor.ts";
import { z } from "zod";
import type { Context } from "../context.ts";
import { listOf, type Page, type PageAsked, pageOfWhole } from "../http/pagination.ts";
import { Problem } from "../problem.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { explainHousehold } from "./explain-matches.ts";
import { selectSeenHousehold } from "./household-query.ts";
import type { MatchAnswer } from "./match-answer.ts";

const units = ["household", "person", "area"] as const;

/** The household's, its members' and the RT's; by program, then by subject. */
const keyOfMatch = z.tuple([z.int(), z.string().max(60), z.string().max(60)]);

/** See `explainHousehold`. @throws {Problem} `not-found`, `invalid-cursor` */
export async function getHouseholdMatches(
  ctx: Context,
  cache: CriteriaCache,
  id: string,
  asked: PageAsked,
): Promise<Page<MatchAnswer>> {
  requireScope(ctx.actor, "households:read");
  const seen = await selectSeenHousehold(ctx, id);
  if (!seen) throw new Problem("not-found");
  const matches = await explainHousehold(ctx, cache, seen);
  const list = listOf("matches of a household", { id });
  return pageOfWhole(list, matches, asked, keyOfMatch, ({ unit, program, subject }) => [
    units.indexOf(unit),
    program,
    subject.id,
  ]);
}
