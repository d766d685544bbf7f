// PURE. The calls of one batch, at random, and which of their intakes ask that nothing opens.
import { actions } from "../../../src/referrals/lifecycle.ts";
import * as households from "./household-calls.ts";
import type { Scene } from "./household-calls.ts";
import * as laws from "./law-calls.ts";
import * as lifeEvents from "./life-event-calls.ts";
import type { Answer, Call } from "./open-city.ts";
import * as referrals from "./referral-calls.ts";
import * as verifications from "./verification-calls.ts";

const writes = { ...households, ...lifeEvents, ...referrals, ...verifications, ...laws };

/** How often each kind of write is tried. */
const dailyWeights = {
  ...{ intake: 12, areaIntake: 1, areaIndicators: 2, newArea: 1, replacement: 3 },
  ...{ familyCard: 1, memberEnd: 2, merge: 1, split: 1, correction: 1, decision: 1, revert: 2 },
  ...{ verification: 2, objection: 1 },
  ...{ referralAction: 12, claim: 2, request: 3, enrolment: 5, enrolmentAction: 4, note: 1 },
};
const lawWeights = { version: 5, recipients: 2, setting: 2, program: 3, quotas: 3, releases: 3 };

type Kind = keyof typeof dailyWeights | keyof typeof lawWeights;

/** Every kind of write by what it is counted as: actions on referrals, drafts and publications one by one. */
export const names: readonly string[] = [
  ...Object.keys({ ...dailyWeights, ...lawWeights }).filter((kind) => kind !== "referralAction"),
  ...actions,
  "publish",
];

export interface Planned {
  /** One of `names`. */
  readonly name: string;
  readonly door: number;
  readonly call: Call;
}

/** @param withLaws whether what decides beside facts changes as well */
export function planBatch(scene: Scene, doors: number, withLaws: boolean): Planned[] {
  const { random } = scene;
  const some = Array.from({ length: random.int(2, 6) }, () => random.weighted<Kind>(dailyWeights as never));
  const all = withLaws ? [...some, random.weighted<Kind>(lawWeights as never)] : some;
  return all.flatMap((kind): Planned[] => {
    const call = writes[kind](scene);
    if (!call) return [];
    const action = call.path.split("/").at(-1)!;
    const plan = { name: kind === "referralAction" || action === "publish" ? action : kind, call };
    const sameAgain = random.chance(0.08) ? [{ ...plan, door: random.int(0, doors - 1) }] : [];
    return [{ ...plan, door: random.int(0, doors - 1) }, ...sameAgain];
  });
}

/** Ids of the intakes that asked that nothing opens. */
export function intakesWithoutReferrals(planned: readonly Planned[], answers: readonly Answer[]): string[] {
  return answers.flatMap(({ status, body }, place) => {
    const sent = planned[place]!.call.body as { openReferrals?: boolean } | undefined;
    return status === 201 && sent?.openReferrals === false ? [body.intake.id as string] : [];
  });
}
