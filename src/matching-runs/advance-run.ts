// Matches the next RT of a run, some at a time: one transaction, in which the run also notes how far it is.
import { lockAreas } from "../areas/lock-areas.ts";
import { rtBatches } from "../areas/rt-batches.ts";
import { selectNextRts, selectRtSizes } from "../areas/rt-query.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { isOutage, lostToAnother } from "../database/passing-failure.ts";
import { rematchRts } from "../door/rematch-rts.ts";
import { selectHouseholdIdsOfAreas } from "../households/household-query.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { markDue } from "../matching/mark-due.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import type { NextRts } from "./next-rts.ts";
import { countEvents, type MatchingRun } from "./matching-run.ts";
import { lockRun, updateRun, upsertMatchedLaws } from "./store.ts";

/** Whoever comes to an RT waits until all that are matched with it are; a single one may have more households. */
const areasAtOnce = 20;
const householdsAtOnce = 2_000;

/**
 * Answers the run as it stands after that; finished when no RT is left. An RT that cannot be matched is passed over,
 * named, and stays due: one faulty record must not keep the city waiting.
 * @param next what was read ahead, and is from one call to the next
 * @throws when the database cannot be reached, or others win again and again; the run goes on from where it was
 */
export async function advanceRun(
  ctx: Context,
  cache: CriteriaCache,
  id: string,
  next: NextRts,
): Promise<MatchingRun | undefined> {
  await next.settle();
  try {
    return await inTransaction(ctx, (tx) => advance(tx, cache, id, { ctx, next }));
  } catch (error) {
    if (isOutage(error)) throw error;
    ctx.log.warn(
      { err: error, matchingRun: id },
      "some RT cannot be matched together; they are tried one by one",
    );
    return advanceOneByOne(ctx, cache, id);
  }
}

async function advanceOneByOne(
  ctx: Context,
  cache: CriteriaCache,
  id: string,
): Promise<MatchingRun | undefined> {
  let run: MatchingRun | undefined;
  for (let area = 0; area < areasAtOnce; area += 1) {
    try {
      run = await inTransaction(ctx, (tx) => advance(tx, cache, id));
    } catch (error) {
      // Neither says anything of the RT: it is tried again later.
      if (isOutage(error) || lostToAnother(error)) throw error;
      ctx.log.error({ err: error, matchingRun: id }, "an RT cannot be matched");
      run = await inTransaction(ctx, (tx) => passOver(tx, id));
    }
    if (run?.status !== "running") return run;
  }
  return run;
}

async function advance(
  tx: TransactionContext,
  cache: CriteriaCache,
  id: string,
  many?: { readonly ctx: Context; readonly next: NextRts },
): Promise<MatchingRun | undefined> {
  const run = await unfinished(tx, id);
  if (!run) return undefined;
  const codes = await selectNextRts(tx.db, run.areas, run.afterArea, many ? 2 * areasAtOnce : 1);
  const [areas, later] = rtBatches(await selectRtSizes(tx.db, codes), householdsAtOnce, areasAtOnce);
  if (!areas) return finish(tx, run);
  const ahead = await many?.next.find(areas);
  if (many && later) many.next.begin(many.ctx, cache, later);
  await lockAreas(tx, areas);
  // One by one, what may be off is not passed over.
  const households = await rematchRts(tx, cache, areas, { ahead, thoroughly: !many });
  return progress(tx, run, {
    afterArea: areas.at(-1)!,
    areasDone: run.areasDone + areas.length,
    households: run.households + households,
    events: countEvents(run.events, tx.journal.events),
  });
}

/** Everybody of the RT comes to be due, for the run is not there to try again: its law counts as applied. */
async function passOver(tx: TransactionContext, id: string): Promise<MatchingRun | undefined> {
  const run = await unfinished(tx, id);
  if (!run) return undefined;
  const [area] = await selectNextRts(tx.db, run.areas, run.afterArea, 1);
  if (area === undefined) return finish(tx, run);
  const homes = await selectHouseholdIdsOfAreas(tx.db, [area]);
  const everybody = homes.map((household) => ({ type: "household" as const, id: household }));
  await markDue(tx.db, [...everybody, { type: "area", id: area }], jakartaDate(tx.now));
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
