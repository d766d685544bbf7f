// Brings the stored matches to what the laws and the date of today say: after a publication, a midnight, or a downtime.
import type { Context } from "../context.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { advanceRun } from "./advance-run.ts";
import { beginDueRun, changedLaws } from "./begin-due-run.ts";
import { matchDue } from "./match-due.ts";
import { NextRts } from "./next-rts.ts";
import { selectUnfinishedRun } from "./store.ts";

/**
 * Asks the data what is to be done, so that it may be called at any time and broken off at any moment. One process of
 * a city does it; what another asks for meanwhile is seen by the one that is at it, before it ends.
 * @param open a context of the present moment, for each step: a run may last beyond midnight
 */
export async function keepCurrent(
  open: () => Context,
  cache: CriteriaCache,
  signal?: AbortSignal,
): Promise<void> {
  const { transactions } = open();
  const goesOn = () => signal?.aborted !== true;
  let isFirst = true;
  while (goesOn() && (isFirst || (await hasChanged(open(), cache)))) {
    isFirst = false;
    const isDone = await transactions.alone("matching", async () => {
      await matchByLaw(open, cache, goesOn);
      await matchDue(open, cache, goesOn);
    });
    if (!isDone) return;
  }
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

async function hasChanged(ctx: Context, cache: CriteriaCache): Promise<boolean> {
  return (await selectUnfinishedRun(ctx.db)) !== undefined || (await changedLaws(ctx, cache)).length > 0;
}
