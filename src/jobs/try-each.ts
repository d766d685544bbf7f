// Does something for each of many, or for all that is due: one for which it fails stands in no other's way.
import { isOutage } from "../database/passing-failure.ts";

/**
 * Does it for one after the other.
 * @param tell told of each failure
 * @returns what failed
 * @throws the loss of the database, at once
 */
export async function tryEach<T>(
  all: readonly T[],
  work: (one: T) => Promise<unknown>,
  tell: (error: unknown, one: T) => void,
): Promise<unknown[]> {
  const errors: unknown[] = [];
  for (const one of all) {
    try {
      await work(one);
    } catch (error) {
      if (isOutage(error)) throw error;
      tell(error, one);
      errors.push(error);
    }
  }
  return errors;
}

export interface Batch {
  /** At most so many. */
  readonly limit: number;
  /** Ids of those that are passed over. */
  readonly besides: readonly string[];
  /** Told the ids of those that it is to be done for, before it is. */
  readonly take: (ids: readonly string[]) => void;
}

/**
 * Does it for all that is due, many at once. Where that fails, it goes one by one until it has found for whom.
 * @param work answers for how many it was done; none: nothing more is due
 * @param tell told of each failure of one
 * @returns what failed
 * @throws the loss of the database, and what fails before anybody is taken, at once
 */
export async function tryAllDue(
  work: (batch: Batch) => Promise<number>,
  { atOnce, goesOn }: { readonly atOnce: number; readonly goesOn: () => boolean },
  tell: (error: unknown, id: string) => void,
): Promise<unknown[]> {
  const errors: unknown[] = [];
  const besides: string[] = [];
  let limit = atOnce;
  for (let done = 1; goesOn() && done > 0;) {
    let taken: readonly string[] = [];
    try {
      done = await work({ limit, besides, take: (ids) => (taken = ids) });
    } catch (error) {
      const [one, ...others] = taken;
      if (isOutage(error) || one === undefined) throw error;
      limit = others.length > 0 ? 1 : atOnce;
      if (others.length > 0) continue;
      tell(error, one);
      errors.push(error);
      besides.push(one);
    }
  }
  return errors;
}
