// Ends a run that is not finished: whoever it has matched stays matched.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";
import { type RunView, viewRun } from "./get-matching-run.ts";
import { lockRun, updateRun } from "./store.ts";

/** @throws {Problem} `not-found`; `conflict` when it is finished, or does what a change of criteria asks for */
export async function cancelMatchingRun(ctx: Context, id: string): Promise<RunView> {
  requireScope(ctx.actor, "matching:run");
  return inTransaction(ctx, async (tx) => {
    const run = await lockRun(tx.db, id);
    if (!run) throw new Problem("not-found");
    if (run.status !== "queued" && run.status !== "running") throw notUnfinished(run.status);
    if (run.cause === "criteria") throw ofCriteria();
    const cancelled = await updateRun(tx.db, { ...run, status: "cancelled", finishedAt: tx.now });
    tx.journal.audit({ action: "matching-run.cancel", entity: { type: "matching-run", id } });
    return viewRun(tx, cancelled);
  });
}

function notUnfinished(status: string): Problem {
  return new Problem("conflict", {
    detail: text(`Proses ini sudah berstatus "${status}".`, `This run is "${status}" already.`),
  });
}

function ofCriteria(): Problem {
  return new Problem("conflict", {
    detail: text(
      "Proses ini menerapkan kriteria yang berlaku; terbitkan versi lain untuk mengubahnya.",
      "This run applies the criteria in force; publish another version to change them.",
    ),
  });
}
