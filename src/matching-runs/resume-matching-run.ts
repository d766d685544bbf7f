// Goes on with a run that was cancelled, or tries again what one could not match.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { addJob } from "../database/queue.ts";
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";
import { type RunView, viewRun } from "./get-matching-run.ts";
import { lockRun, updateRun } from "./store.ts";

/** @throws {Problem} `not-found`; `conflict` when there is nothing to go on with */
export async function resumeMatchingRun(ctx: Context, id: string): Promise<RunView> {
  requireScope(ctx.actor, "matching:run");
  return inTransaction(ctx, async (tx) => {
    const run = await lockRun(tx.db, id);
    if (!run) throw new Problem("not-found");
    if (run.status !== "cancelled" && run.status !== "failed") {
      throw new Problem("conflict", {
        detail: text(
          `Proses ini berstatus "${run.status}".`,
          `This run is "${run.status}": only a cancelled or failed one goes on.`,
        ),
      });
    }
    const again =
      run.status === "failed"
        ? { areas: run.failedAreas, afterArea: null, failedAreas: [], areasDone: 0 }
        : {};
    const resumed = await updateRun(tx.db, { ...run, ...again, status: "queued", finishedAt: null });
    await addJob(tx.db, { task: "keep-current", key: "keep-current" });
    tx.journal.audit({ action: "matching-run.resume", entity: { type: "matching-run", id } });
    return viewRun(tx, resumed);
  });
}
