// Does what the due times of needs lead to: what a village has not handled goes up, what nobody answers is overdue.
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { type Batch, tryAllDue } from "../jobs/try-each.ts";
import { needsAudit, needsEvent } from "./intake-events.ts";
import type { SeenIntake } from "./intake-view.ts";
import { writeMove } from "./move-needs.ts";
import { flagOverdue, lockLate, selectHolidays } from "./needs-store.ts";

const atOnce = 200;

/**
 * Reads off the intakes themselves what is due, so that it may be called at any time and broken off at any moment. Processes
 * that are at it together share the intakes out, and none is passed on or told of twice.
 * @param open a context of the present moment, for each transaction
 * @throws AggregateError with what failed for some, when all others are through
 */
export async function keepNeedDueTimes(open: () => Context, signal?: AbortSignal): Promise<void> {
  const { log } = open();
  const errors = await tryAllDue(
    (batch) => doSome(open(), batch),
    { atOnce, goesOn: () => signal?.aborted !== true },
    (error, id) => log.error({ err: error, intake: id }, "the due time of an intake cannot be kept"),
  );
  if (errors.length > 0) throw new AggregateError(errors, "the due times of some intakes cannot be kept");
}

function doSome(ctx: Context, batch: Batch): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const late = await lockLate(tx.db, tx.vault, tx.now, batch);
    const unhandled = late.filter(({ status }) => status === "open");
    await passOn(tx, unhandled);
    await tellOverdue(
      tx,
      late.filter((one) => !unhandled.includes(one)),
    );
    return late.length;
  });
}

async function passOn(tx: TransactionContext, unhandled: readonly SeenIntake[]): Promise<void> {
  if (unhandled.length === 0) return;
  const holidays = await selectHolidays(tx.db, tx.now);
  for (const intake of unhandled)
    await writeMove(tx, intake, { action: "expire" }, { party: "door", holidays });
}

/** The due time stays, so that it tells since when. */
async function tellOverdue(tx: TransactionContext, unanswered: readonly SeenIntake[]): Promise<void> {
  if (unanswered.length === 0) return;
  await flagOverdue(
    tx.db,
    unanswered.map(({ id }) => id),
    tx.now,
  );
  for (const intake of unanswered) {
    const late = { ...intake, overdue: true };
    tx.journal.audit(needsAudit(late, "overdue", { forwardedTo: late.forwardedTo }));
    tx.journal.event(needsEvent(late, "overdue", intake));
  }
}
