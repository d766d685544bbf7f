// Throughput of several ways, measured in turns, so that their ratio holds when the machine's speed drifts.
import { median } from "../measure.ts";

/** As many as call the service at once. */
export const callers = 16;

/** Does its next piece of work; an answer that is not the expected one throws. */
export type Way = () => Promise<unknown>;

/** @returns how often a second the work is done by `callers` at once, for `durationMs` */
export async function throughput(way: Way, durationMs: number, atOnce = callers): Promise<number> {
  const start = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() - start < durationMs) {
        await way();
        done += 1;
      }
    }),
  );
  return (done * 1000) / (performance.now() - start);
}

/** @returns how often a second the items are worked off by `callers` at once */
export async function throughputOf<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
): Promise<number> {
  const waiting = items.values();
  const start = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (const item of waiting) await work(item);
    }),
  );
  return (items.length * 1000) / (performance.now() - start);
}

export interface Comparison {
  /** Figure divided by floor: the median of the rounds. */
  readonly ratio: number;
  readonly ratios: readonly number[];
  readonly perSecond: { readonly figure: number; readonly floor: number };
}

/** One round more than asked for: the first one warms up and does not count. */
export async function compare(
  rounds: number,
  figure: (round: number) => Promise<number>,
  floor: (round: number) => Promise<number>,
): Promise<Comparison> {
  const pairs: [number, number][] = [];
  for (let round = 0; round <= rounds; round += 1) {
    // In changing order, so that neither always follows the other.
    const first = round % 2 === 0 ? await figure(round) : undefined;
    const ofFloor = await floor(round);
    const pair: [number, number] = [first ?? (await figure(round)), ofFloor];
    if (round > 0) pairs.push(pair);
  }
  const ratios = pairs.map(([a, b]) => a / b);
  return {
    ratio: rounded(median(ratios)),
    ratios: ratios.map(rounded),
    perSecond: {
      figure: Math.round(median(pairs.map(([a]) => a))),
      floor: Math.round(median(pairs.map(([, b]) => b))),
    },
  };
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
