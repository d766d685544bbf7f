// Matches those whose outcome may change by time alone, those whom a hold stood against, and whom a file told of.
import { lockAreas } from "../areas/lock-areas.ts";
import { type Context, inTransaction } from "../context.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { type DueArea, selectDue, selectDueAreas } from "./due-query.ts";

/** How many are matched in one transaction, which holds the rows of their RT, unless one RT has more. */
const atOnce = 400;
const areasAtOnce = 50;

/**
 * Each RT is looked at once: who cannot be matched stays due, and stands in nobody's way.
 * @throws AggregateError with what was thrown, when all others are through
 */
export async function matchDue(open: () => Context, goesOn: () => boolean): Promise<void> {
  const { db, now, log } = open();
  const errors: unknown[] = [];
  for (const areas of inBatches(await selectDueAreas(db, jakartaDate(now)))) {
    if (!goesOn()) return;
    await matchAreas(open(), areas).catch((error: unknown) => {
      log.error({ err: error, areas }, "those who are due in some RT cannot be matched");
      errors.push(error);
    });
  }
  if (errors.length > 0) throw new AggregateError(errors, "some of those who are due cannot be matched");
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

function matchAreas(ctx: Context, areas: readonly string[]): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    // Whoever changes a household holds its RT's row, so with these rows all of them stand still.
    await lockAreas(tx, areas);
    for (const subject of await selectDue(tx.db, jakartaDate(tx.now), areas)) tx.touch(subject);
  });
}
