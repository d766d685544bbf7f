// The referrals of a household, its members and its RT.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import type { Subject } from "../subject.ts";
import type { RegisteredHousehold } from "../households/household.ts";
import { keyOfChange, listOf, type Page, type PageAsked, pageOfWhole } from "../http/pagination.ts";
import { Problem } from "../problem.ts";
import { listReferralsOfSubjects } from "../referrals/list-referrals-of-subjects.ts";
import type { ReferralView } from "../referrals/view.ts";
import { selectSeenHousehold } from "./household-query.ts";

/**
 * Finished ones too, oldest first, as far as the caller may know of them.
 * @throws {Problem} `not-found`, `invalid-cursor`
 */
export async function listHouseholdReferrals(
  ctx: Context,
  id: string,
  asked: PageAsked,
): Promise<Page<ReferralView>> {
  requireScope(ctx.actor, "households:read");
  const seen = await selectSeenHousehold(ctx, id);
  if (!seen) throw new Problem("not-found");
  const subjects = subjectsOf(seen.registered);
  const referrals = await listReferralsOfSubjects(ctx, subjects, { unfinishedOnly: false });
  const list = listOf("referrals of a household", { id });
  return pageOfWhole(list, referrals, asked, keyOfChange, (one) => [one.openedAt.toISOString(), one.id]);
}

/** The household, its present members and its RT. */
export function subjectsOf({ household, members }: RegisteredHousehold): Subject[] {
  return [
    { type: "household", id: household.id },
    ...members.map(({ person }): Subject => ({ type: "person", id: person.id })),
    { type: "area", id: household.areaCode },
  ];
}
