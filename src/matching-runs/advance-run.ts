// Matches the next RT of a run with its households: one transaction, in which the run also notes how far it is.
import { lockAreas } from "../areas/lock-areas.ts";
import { selectNextRts } from "../areas/rt-query.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { isConnectionFailure } from "../database/connect.ts";
import { rematchTouched } from "../door/rematch-touched.ts";
import { selectHouseholdIdsOfAreas } from "../households/household-query.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { countEvents, type MatchingRun } from "./matching-run.ts";
import { lockRun, updateRun, upsertMatchedLaws } from "./store.ts";

/**
 * Answers the run as it stands after that; finished when no RT is left. An RT that cannot be matched is passed over
 * and named: one faulty record must not keep the city waiting.
 * @throws when the database cannot be reached; the run goes on from where it was
 */
export async function advanceRun(
  ctx: Context,
  cache: CriteriaCache,
  id: string,
): Promise<MatchingRun | undefined> {
  try {
    return await inTransaction(ctx, (tx) => advance(tx, cache, id));
  } catch (error) {
    if (isConnectionFailure(error)) throw error;
    ctx.log.error({ err: error, matchingRun: id }, "an RT cannot be matched");
    return inTransaction(ctx, (tx) => passOver(tx, id));
  }
}

async function advance(
  tx: TransactionContext,
  cache: CriteriaCache,
  id: string,
): Promise<MatchingRun | undefined> {
  const run = await unfinished(tx, id);
  if (!run) return undefined;
  const [area] = await selectNextRts(tx.db, run.areas, run.afterArea, 1);
  if (area === undefined) return finish(tx, run);
  // Whoever changes a household holds its RT's row, so with that row all of them stand still.
  await lockAreas(tx, [area]);
  const households = await selectHouseholdIdsOfAreas(tx.db, [area]);
  for (const household of households) tx.touch({ type: "household", id: household });
  tx.touch({ type: "area", id: area });
  await rematchTouched(tx, cache, { mayOpen: false });
  return progress(tx, run, {
    afterArea: area,
    areasDone: run.areasDone + 1,
    households: run.households + households.length,
    events: countEvents(run.events, tx.journal.events),
  });
}

async function passOver(tx: TransactionContext, id: string): Promise<MatchingRun | undefined> {
  const run = await unfinished(tx, id);
  if (!run) return undefined;
  const [area] = await selectNextRts(tx.db, run.areas, run.afterArea, 1);
  if (area === undefined) return finish(tx, run);
  return progress(tx, run, { afterArea: area, failedAreas: [...run.failedAreas, area] });
}

async function finish(tx: TransactionContext, run: MatchingRun): Promise<MatchingRun> {
  if (run.areas === null) await upsertMatchedLaws(tx.db, run.laws, tx.now);
  tx.journal.audit({
    action: "matching-run.finish",
    entity: { type: "matching-run", id: run.id },
    details: { households: run.households, events: run.events, failedAreas: run.failedAreas },
  });
  const status = run.failedAreas.length > 0 ? "failed" : "completed";
  return progress(tx, run, { status, finishedAt: tx.now });
}

async function unfinished(tx: TransactionContext, id: string): Promise<MatchingRun | undefined> {
  const run = await lockRun(tx.db, id);
  return run?.status === "queued" || run?.status === "running" ? run : undefined;
}

function progress(
  tx: TransactionContext,
  run: MatchingRun,
  change: Partial<MatchingRun>,
): Promise<MatchingRun> {
  const next: MatchingRun = { ...run, status: "running", startedAt: run.startedAt ?? tx.now, ...change };
  return updateRun(tx.db, next);
}
