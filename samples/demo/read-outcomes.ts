// Reads what became of the samples, through the public API alone.
import type { MatchAnswer } from "../../src/door/match-answer.ts";
import type { ReferralAnswer } from "../../src/referrals/referral-answer.ts";
import type { ApiClient } from "./api-client.ts";
import { inParallel } from "./in-parallel.ts";
import { isOfSamples, type PlaceNames } from "./work-referrals.ts";

const readAtOnce = 4;

export interface Outcomes {
  readonly programs: readonly { readonly code: string; readonly unit: string }[];
  /** One a program and subject. */
  readonly matches: readonly MatchAnswer[];
  readonly referrals: readonly ReferralAnswer[];
}

export async function readOutcomes(
  coordination: ApiClient,
  householdIds: readonly string[],
  places: PlaceNames,
): Promise<Outcomes> {
  const answers = await inParallel(householdIds, readAtOnce, (id) =>
    coordination.get<{ items: MatchAnswer[] }>(`/v1/households/${id}/matches`),
  );
  const matches = answers.flatMap(({ items }) => items);
  // Households of one RT all bring the matches of that RT.
  const distinct = new Map(matches.map((match) => [`${match.program} ${match.subject.id}`, match]));
  const referrals = await coordination.list<ReferralAnswer>("/v1/referrals");
  return {
    programs: await coordination.list("/v1/programs"),
    matches: [...distinct.values()],
    referrals: referrals.filter((referral) => isOfSamples(referral, places)),
  };
}
