// PURE. A seeded source of chance that keeps its state to itself: the same seed gives the same sequence everywhere.

export interface Random {
  /** True with this probability. */
  chance(probability: number): boolean;
  /** A whole number between both ends, inclusive. */
  integer(min: number, max: number): number;
  pick<T>(choices: readonly T[]): T;
  /** One of the keys, by its weight. */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K;
  /** Between 0 and 1, leaning to 0 the more the exponent exceeds 1. */
  leaning(exponent: number): number;
}

/** Mulberry32 by Tommy Ettinger: 32 bits of state are plenty for invented households. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const integer = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    chance: (probability) => next() < probability,
    integer,
    pick: (choices) => choices[integer(0, choices.length - 1)] as (typeof choices)[number],
    weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K {
      const entries = Object.entries(weights) as [K, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      throw new Error("nothing to choose from");
    },
    leaning: (exponent) => next() ** exponent,
  };
}
