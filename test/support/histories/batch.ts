// PURE. The calls of one batch, and which of them ask that nothing opens.
import * as households from "./household-calls.ts";
import type { Scene } from "./household-calls.ts";
import * as laws from "./law-calls.ts";
import type { Answer, Call } from "./open-city.ts";
import type { Register } from "./read-register.ts";
import * as referrals from "./referral-calls.ts";
import { codeOf, type Rt } from "./world.ts";

const writes = { ...households, ...referrals, ...laws };

/** How often each kind of write is tried. */
const dailyWeights = {
  ...{ intake: 12, areaIntake: 1, areaIndicators: 2, newArea: 1, replacement: 3 },
  ...{ referralAction: 12, claim: 2, request: 2, enrolment: 3, note: 1 },
};
const lawWeights = { version: 5, recipients: 2, setting: 2, program: 3 };

export type Kind = keyof typeof dailyWeights | keyof typeof lawWeights;
export const kinds = Object.keys({ ...dailyWeights, ...lawWeights }) as Kind[];

export interface Planned {
  readonly kind: Kind;
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
    const plan = { kind, call };
    const sameAgain = random.chance(0.08) ? [{ ...plan, door: random.int(0, doors - 1) }] : [];
    return [{ ...plan, door: random.int(0, doors - 1) }, ...sameAgain];
  });
}

/** Households and RT that a write of the batch has, or may have, left without the referrals they are eligible for. */
export function leftUnopened(
  planned: readonly Planned[],
  answers: readonly Answer[],
  before: Register,
): string[] {
  const bodies = planned.map(
    ({ call }) => call.body as { openReferrals?: boolean; household?: Rt } | undefined,
  );
  const ids = answers.flatMap(({ status, body }, place) =>
    status === 201 && bodies[place]?.openReferrals === false ? [body.intake.householdId as string] : [],
  );
  if (ids.length === 0) return [];
  const left = before.households
    .filter(({ id }) => ids.includes(id as string))
    .map(({ areaCode }) => areaCode as string);
  // It may have moved more than once within the batch.
  const named = planned.flatMap(({ kind, call }, place) => {
    if (kind === "replacement") return [codeOf(call.body as Rt)];
    const household = bodies[place]?.household;
    return household ? [codeOf(household)] : [];
  });
  return [...ids, ...left, ...named];
}
