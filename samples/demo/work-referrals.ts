// The agencies at work: each lists what it is offered, picks up, declines, starts and completes.
import type { ReferralAnswer } from "../../src/referrals/referral-answer.ts";
import type { ApiClient } from "./api-client.ts";
import { inParallel } from "./in-parallel.ts";
import { nextMove, type Plan, planFor } from "./plan-work.ts";

const workedAtOnce = 4;

/** Names of the sample's places: household id or RT code → what it is called in every run. */
export type PlaceNames = ReadonlyMap<string, string>;

/** Referrals of the samples alone: those that somebody opened beside the demo are left as they are. */
export function isOfSamples(referral: ReferralAnswer, places: PlaceNames): boolean {
  return places.has(placeOf(referral));
}

/** Answers how many moves were made. */
export async function workReferrals(agency: string, client: ApiClient, places: PlaceNames): Promise<number> {
  const seen = await client.list<ReferralAnswer>("/v1/referrals");
  const moves = await inParallel(
    seen.filter((referral) => isOfSamples(referral, places)),
    workedAtOnce,
    (referral) => workReferral(client, referral, planFor(agency, nameOf(referral, places))),
  );
  return moves.reduce((sum, count) => sum + count, 0);
}

async function workReferral(client: ApiClient, listed: ReferralAnswer, plan: Plan): Promise<number> {
  let { legalActions } = listed;
  for (let moves = 0; ; moves += 1) {
    const move = nextMove(plan, legalActions);
    if (!move) return moves;
    const url = `/v1/referrals/${listed.id}/${move.action}`;
    ({ legalActions } = await client.post<ReferralAnswer>(url, move.body));
  }
}

/** An RT's referral names no household. Both are null where the caller is no longer asked. */
function placeOf({ household, subject }: ReferralAnswer): string {
  return household ?? subject.id ?? "";
}

function nameOf(referral: ReferralAnswer, places: PlaceNames): string {
  return `${referral.program} ${places.get(placeOf(referral))} ${referral.subject.label}`;
}
