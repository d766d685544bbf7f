// Background jobs that wait, run, or gave up, the oldest first; what is done is no longer there.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { decodeCursor, keyOfNumber, listOf, type Page, type PageAsked, toPage } from "../http/pagination.ts";
import type { Job } from "./job.ts";
import { type JobFilter, selectJobs } from "./store.ts";

/** @throws {Problem} `forbidden`, `invalid-cursor` */
export async function listJobs(ctx: Context, input: PageAsked & JobFilter): Promise<Page<Job>> {
  requireScope(ctx.actor, "jobs:manage");
  const { limit, cursor, status, task } = input;
  const filter = { status, task };
  const list = listOf("jobs", filter);
  const [after] = decodeCursor(list, cursor, keyOfNumber) ?? [0];
  const rows = await selectJobs(ctx.db, filter, after, limit + 1);
  return toPage(
    list,
    rows,
    limit,
    (job) => [Number(job.id)],
    (job) => job,
  );
}
