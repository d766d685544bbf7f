// A job is due at once, with all its attempts before it: after it gave up, or to wait no longer.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";
import type { Job } from "./job.ts";
import { requeueJob, selectJob } from "./store.ts";

/** @throws {Problem} `forbidden`, `not-found` also for what is done meanwhile, `conflict` for one that runs */
export async function retryJob(ctx: Context, id: string): Promise<Job> {
  requireScope(ctx.actor, "jobs:manage");
  return inTransaction(ctx, async (tx) => {
    const isRequeued = await requeueJob(tx.db, id);
    const job = await selectJob(tx.db, id);
    if (!job) {
      throw new Problem("not-found", {
        detail: text(`Tidak ada pekerjaan dengan nomor ${id}.`, `There is no job with the number ${id}.`),
      });
    }
    if (!isRequeued) {
      throw new Problem("conflict", {
        detail: text(`Pekerjaan ${id} sedang berjalan.`, `The job ${id} is running.`),
      });
    }
    tx.journal.audit({ action: "job.retry", entity: { type: "job", id }, details: { task: job.task } });
    return job;
  });
}
