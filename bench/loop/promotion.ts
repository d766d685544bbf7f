// Promotion of everybody who waits for a quota, beside one bare update of the same referrals.
import { inTransaction } from "../../src/context.ts";
import type { City } from "../../src/open-city.ts";
import { openReferrals } from "../../src/referrals/open-referrals.ts";
import { putQuotas } from "../../src/referrals/put-quotas.ts";
import type { NewReferral } from "../../src/referrals/referral.ts";
import { jakartaDate } from "../../src/jakarta-date.ts";
import { median } from "../measure.ts";
import { contextOf, desk } from "../service/bench-city.ts";

const rounds = 3;
const waiting = 10_000;
const areaCode = "15.71.08.1003";

export interface PromotionFigure {
  readonly waiting: number;
  /** Promotion divided by its floor: the median of the rounds. */
  readonly ratio: number;
  readonly seconds: { readonly promotion: number; readonly floor: number };
}

/** Each round with a program of its own, so that both find the same. */
export async function benchPromotion(city: City, programs: readonly string[]): Promise<PromotionFigure> {
  const pairs: [number, number][] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const [one, other] = [programs[2 * round]!, programs[2 * round + 1]!];
    await letWait(city, one);
    await letWait(city, other);
    await city.parts.pool.query("analyze referrals");
    const promotion = await timed(() => setQuota(city, one, waiting));
    await expectPromoted(city, one);
    const floor = await timed(() => bareUpdate(city, other));
    if (round > 0) pairs.push([promotion, floor]);
  }
  const seconds = (place: 0 | 1) => Math.round(median(pairs.map((pair) => pair[place]))) / 1_000;
  const ratio = median(pairs.map(([promotion, floor]) => promotion / floor));
  return {
    waiting,
    ratio: Math.round(ratio * 100) / 100,
    seconds: { promotion: seconds(0), floor: seconds(1) },
  };
}

async function letWait(city: City, program: string): Promise<void> {
  await setQuota(city, program, 0);
  const given = Array.from({ length: waiting }, (_, place): NewReferral => ({
    ...{ program, version: 1, basis: "release", subjectType: "household" },
    ...{ subjectId: `bench-${place}`, subjectLabel: "Bapak Contoh", householdId: null, areaCode },
    ...{ candidates: ["dinsos"], priority: place % 100, snapshot: {}, factsHash: "h" },
  }));
  await inTransaction(city.systemContext("bench"), (tx) => openReferrals(tx, given));
  await city.sequencer.catchUp();
}

function setQuota(city: City, program: string, places: number): Promise<void> {
  const year = jakartaDate(new Date()).slice(0, 4);
  const quotas = [{ area: null, from: `${year}-01-01`, to: `${year}-12-31`, places }];
  return putQuotas(contextOf(city, desk), { program, quotas, revision: undefined });
}

async function bareUpdate(city: City, program: string): Promise<void> {
  await city.parts.pool.query(
    `update referrals set status = 'requested', due_at = now(), due_days = 5, alarm = 'due-soon', alarm_at = now(),
       updated_at = now(), revision = revision + 1
     where program = $1 and status = 'waitlisted'`,
    [program],
  );
}

async function expectPromoted(city: City, program: string): Promise<void> {
  const { rows } = await city.parts.pool.query<{ promoted: number }>(
    "select count(*)::int as promoted from referrals where program = $1 and status = 'requested'",
    [program],
  );
  if (rows[0]!.promoted !== waiting) throw new Error(`${rows[0]!.promoted} of ${waiting} were promoted.`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
