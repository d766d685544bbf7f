// The letter that goes with a referral, as the desk prints it today.
import { requireScope } from "../actor.ts";
import { selectAgencyNames } from "../agencies/agency-query.ts";
import { selectAreas } from "../areas/area-query.ts";
import type { Context } from "../context.ts";
import { together } from "../database/statement.ts";
import { selectSeenHousehold } from "../door/household-query.ts";
import { viewHouseholds } from "../door/view-households.ts";
import type { HouseholdView } from "../households/household-answer.ts";
import { Problem } from "../problem.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { selectProgram } from "../programs/programs-query.ts";
import { getReferral } from "../referrals/get-referral.ts";
import { composeLetter } from "./compose-letter.ts";
import { drawLetter } from "./draw-letter.ts";

/**
 * Numbers are masked or, for those who say why and on the record, in full.
 * @param options.address the referral's own, absolute
 * @param options.validDays days after today on which the letter is still good
 * @returns a PDF
 * @throws {Problem} `not-found`, also for a referral whose household the caller may not see
 */
export async function getReferralLetter(
  ctx: Context,
  cache: CriteriaCache,
  id: string,
  options: { readonly address: string; readonly validDays: number },
): Promise<Buffer> {
  requireScope(ctx.actor, "households:read");
  const referral = await getReferral(ctx, id);
  // Who is no longer asked sees the referral, and no longer whom it is about.
  if (referral.subjectId === null) throw new Problem("not-found");
  const household = await seenHousehold(ctx, cache, referral.householdId);
  const codes = [...referral.candidates, ...(referral.holder === null ? [] : [referral.holder])];
  const [program, agencies, areas] = await together([
    selectProgram(ctx.db, referral.program),
    selectAgencyNames(ctx.db, codes),
    selectAreas(ctx.db, withAreasAbove(referral.areaCode)),
  ]);
  const letter = composeLetter({
    ...{ referral, program: program!, household, ...options, now: ctx.now },
    agencies: new Map(agencies.map(({ code, name }) => [code, name.id])),
    areas: new Map(areas.map((area) => [area.level, area])),
  });
  return drawLetter(letter);
}

/** `undefined` for a referral that is about no household. */
async function seenHousehold(
  ctx: Context,
  cache: CriteriaCache,
  id: string | null,
): Promise<HouseholdView | undefined> {
  if (id === null) return undefined;
  const seen = await selectSeenHousehold(ctx, id);
  if (!seen) throw new Problem("not-found");
  return (await viewHouseholds(ctx, cache, [seen]))[0];
}

/** `15.71.08.1003.012` lies in 15.71.08.1003, 15.71.08 and 15.71. */
function withAreasAbove(code: string): string[] {
  const parts = code.split(".");
  return parts.map((_, index) => parts.slice(0, index + 1).join(".")).slice(1);
}
