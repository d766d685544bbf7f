// The referrals of a household, its members and its RT.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import type { Subject } from "../subject.ts";
import type { RegisteredHousehold } from "../households/household.ts";
import { Problem } from "../problem.ts";
import { listReferralsOfSubjects } from "../referrals/list-referrals-of-subjects.ts";
import type { ReferralView } from "../referrals/view.ts";
import { selectSeenHousehold } from "./household-query.ts";

/**
 * Finished ones too, oldest first, as far as the caller may know of them.
 * @throws {Problem} `not-found`
 */
export async function listHouseholdReferrals(ctx: Context, id: string): Promise<ReferralView[]> {
  requireScope(ctx.actor, "households:read");
  const seen = await selectSeenHousehold(ctx, id);
  if (!seen) throw new Problem("not-found");
  return listReferralsOfSubjects(ctx, subjectsOf(seen.registered), { unfinishedOnly: false });
}

/** The household, its present members and its RT. */
export function subjectsOf({ household, members }: RegisteredHousehold): Subject[] {
  return [
    { type: "household", id: household.id },
    ...members.map(({ person }): Subject => ({ type: "person", id: person.id })),
    { type: "area", id: household.areaCode },
  ];
}
