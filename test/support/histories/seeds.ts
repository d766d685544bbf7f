// Which histories run, and whether they were what they promise to be.
import type { Tally } from "./run-history.ts";

/** The given seeds, or the one that `HISTORY_SEED` names, to see again what failed. */
export function chosenSeeds(seeds: readonly number[]): readonly number[] {
  const { HISTORY_SEED } = process.env;
  return HISTORY_SEED === undefined ? seeds : [Number(HISTORY_SEED)];
}

/** The kinds of write that were not accepted once. */
export function neverAccepted(tally: Tally, names: readonly string[]): string[] {
  return names.filter((name) => ![...(tally.get(name)?.keys() ?? [])].some((status) => status < 300));
}
