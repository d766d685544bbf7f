// Does what the due times of needs lead to: what a village has not handled goes up, what nobody answers is overdue.
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { needsAudit, needsEvent } from "./intake-events.ts";
import type { SeenIntake } from "./intake-view.ts";
import { writeMove } from "./move-needs.ts";
import { flagOverdue, lockLate } from "./needs-store.ts";

const atOnce = 200;

/**
 * Reads off the intakes themselves what is due, so that it may be called at any time and broken off at any moment. Processes
 * that are at it together share the intakes out, and none is passed on or told of twice.
 * @param open a context of the present moment, for each transaction
 */
export async function keepNeedDueTimes(open: () => Context, signal?: AbortSignal): Promise<void> {
  let done = atOnce;
  while (done === atOnce && signal?.aborted !== true) done = await doSome(open());
}

function doSome(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const late = await lockLate(tx.db, tx.vault, tx.now, atOnce);
    for (const intake of late) {
      if (intake.status === "open") await writeMove(tx, intake, { action: "expire" }, "door");
      else await tellOverdue(tx, intake);
    }
    return late.length;
  });
}

/** The due time stays, so that it tells since when. */
async function tellOverdue(tx: TransactionContext, intake: SeenIntake): Promise<void> {
  await flagOverdue(tx.db, intake.id, tx.now);
  const late = { ...intake, overdue: true };
  tx.journal.audit(needsAudit(late, "overdue", { forwardedTo: late.forwardedTo }));
  tx.journal.event(needsEvent(late, "overdue", intake));
}
