// Matches those whose outcome may change by time alone, those whom a hold stood against, and whom a file told of.
import { lockAreas } from "../areas/lock-areas.ts";
import { rtBatches } from "../areas/rt-batches.ts";
import { selectRtSizes } from "../areas/rt-query.ts";
import { type Context, inTransaction } from "../context.ts";
import { isOutage } from "../database/passing-failure.ts";
import { rematchRts } from "../door/rematch-rts.ts";
import { jakartaDate } from "../jakarta-date.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { type DueArea, selectDue, selectDueAreas } from "./due-query.ts";

/** How many are matched in one transaction, which holds the rows of their RT, unless one RT has more. */
const atOnce = 400;
const areasAtOnce = 50;

/** From so many on, all of an RT are matched: read in bulk they take less time than these one by one. */
const manyInRt = 25;

/**
 * Each RT is looked at once: one in which somebody cannot be matched stays due, and stands in no other's way.
 * @throws AggregateError with what was thrown, when all others are through; at once when the database is lost
 */
export async function matchDue(
  open: () => Context,
  cache: CriteriaCache,
  goesOn: () => boolean,
): Promise<void> {
  const { db, now } = open();
  const errors: unknown[] = [];
  const due = await selectDueAreas(db, jakartaDate(now));
  const many = due.filter((one) => one.due >= manyInRt).map(({ code }) => code);
  for (const areas of rtBatches(await selectRtSizes(db, many), atOnce)) {
    if (!goesOn()) return;
    errors.push(...(await matchBatch(open, areas, goesOn, cache)));
  }
  for (const areas of inBatches(due.filter((one) => one.due < manyInRt))) {
    if (!goesOn()) return;
    errors.push(...(await matchBatch(open, areas, goesOn)));
  }
  if (errors.length > 0) throw new AggregateError(errors, "some of those who are due cannot be matched");
}

/** Whether it says no more than that some of those who are due cannot be matched; an address that refuses is one, too. */
export function isUnmatched(failure: unknown): failure is AggregateError {
  return failure instanceof AggregateError && !isOutage(failure);
}

/** Together, and where that fails one RT after the other, as if all who are due there had been touched. */
async function matchBatch(
  open: () => Context,
  areas: readonly string[],
  goesOn: () => boolean,
  inBulk?: CriteriaCache,
): Promise<unknown[]> {
  const { log } = open();
  try {
    await matchAreas(open(), areas, inBulk);
    return [];
  } catch (error) {
    if (isOutage(error)) throw error;
    log.warn({ err: error, areas }, "some RT cannot be matched together; they are tried one by one");
  }
  const errors: unknown[] = [];
  for (const area of areas) {
    if (!goesOn()) break;
    try {
      await matchAreas(open(), [area]);
    } catch (error) {
      if (isOutage(error)) throw error;
      log.error({ err: error, area }, "those who are due in an RT cannot be matched");
      errors.push(error);
    }
  }
  return errors;
}

function* inBatches(areas: readonly DueArea[]): Generator<string[]> {
  let codes: string[] = [];
  let count = 0;
  for (const { code, due } of areas) {
    if (codes.length > 0 && (count + due > atOnce || codes.length === areasAtOnce)) {
      yield codes;
      [codes, count] = [[], 0];
    }
    codes.push(code);
    count += due;
  }
  if (codes.length > 0) yield codes;
}

/** @param inBulk by whose criteria everybody is matched, not only who is due; those whom that passes by are left due */
function matchAreas(ctx: Context, areas: readonly string[], inBulk?: CriteriaCache): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    // Whoever changes a household holds its RT's row, so with these rows all of them stand still.
    await lockAreas(tx, areas);
    if (inBulk) await rematchRts(tx, inBulk, areas);
    for (const subject of await selectDue(tx.db, jakartaDate(tx.now), areas)) tx.touch(subject);
  });
}
