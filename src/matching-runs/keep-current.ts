// Brings the stored matches to what the laws and the date of today say: after a publication, a midnight, or a downtime.
import type { Context } from "../context.ts";
import { jakartaDate } from "../jakarta-date.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { advanceRun } from "./advance-run.ts";
import { beginDueRun, changedLaws } from "./begin-due-run.ts";
import { selectDueAreas } from "./due-query.ts";
import { isUnmatched, matchDue } from "./match-due.ts";
import { NextRts } from "./next-rts.ts";
import { selectUnfinishedRun } from "./store.ts";

/**
 * Asks the data what is to be done, so that it may be called at any time and broken off at any moment. One process of
 * a city does it; what another asks for meanwhile is seen by the one that is at it, before it ends.
 * @param open a context of the present moment, for each step: a run may last beyond midnight
 * @returns false where another process is at it, or where it is broken off
 * @throws AggregateError when all others are through, where some of those who are due cannot be matched
 */
export async function keepCurrent(
  open: () => Context,
  cache: CriteriaCache,
  signal?: AbortSignal,
): Promise<boolean> {
  const { transactions } = open();
  const goesOn = () => signal?.aborted !== true;
  let before: string | undefined;
  while (goesOn()) {
    let unmatched = undefined as AggregateError | undefined;
    const isMine = await transactions.alone("matching", async () => {
      await matchByLaw(open, cache, goesOn);
      unmatched = await matchDue(open, cache, goesOn).then(() => undefined, onlyUnmatched);
    });
    if (!isMine) return false;
    const left = goesOn() ? await whatIsLeft(open(), cache) : undefined;
    // Who cannot be matched stays due: nothing else has come since the turn before.
    if (left === undefined || left === nothing || left === before) {
      if (unmatched) throw unmatched;
      return left !== undefined;
    }
    before = left;
  }
  return false;
}

async function matchByLaw(open: () => Context, cache: CriteriaCache, goesOn: () => boolean): Promise<void> {
  const next = new NextRts();
  try {
    while (goesOn()) {
      const run = (await selectUnfinishedRun(open().db)) ?? (await beginDueRun(open(), cache));
      if (!run) return;
      await advanceRun(open(), cache, run.id, next);
    }
  } finally {
    await next.settle();
  }
}

function onlyUnmatched(failure: unknown): AggregateError {
  if (isUnmatched(failure)) return failure;
  throw failure;
}

const nothing = "";

/** In words that are the same as long as it is. */
async function whatIsLeft(ctx: Context, cache: CriteriaCache): Promise<string> {
  const run = await selectUnfinishedRun(ctx.db);
  const laws = await changedLaws(ctx, cache);
  const due = await selectDueAreas(ctx.db, jakartaDate(ctx.now));
  if (!run && laws.length === 0 && due.length === 0) return nothing;
  return JSON.stringify([run?.id, laws, due]);
}
