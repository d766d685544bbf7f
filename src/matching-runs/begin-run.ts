// Writes down a run that is to be done; the job that does it is added in the same transaction.
import type { TransactionContext } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import { addJob } from "../database/queue.ts";
import type { MatchingRun } from "./matching-run.ts";
import { insertRun } from "./store.ts";

export async function beginRun(
  tx: TransactionContext,
  { cause, programs, areas, laws }: Pick<MatchingRun, "cause" | "programs" | "areas" | "laws">,
): Promise<MatchingRun> {
  const run: MatchingRun = {
    id: uuidv7(),
    ...{ cause, programs, areas, laws },
    status: "queued",
    createdBy: tx.actor.name,
    createdAt: tx.now,
    startedAt: null,
    finishedAt: null,
    afterArea: null,
    areasDone: 0,
    households: 0,
    events: {},
    failedAreas: [],
    revision: 1,
  };
  await insertRun(tx.db, run);
  await addJob(tx.db, { task: "keep-current", key: "keep-current" });
  tx.journal.audit({
    action: "matching-run.begin",
    entity: { type: "matching-run", id: run.id },
    details: { cause, programs, areas },
  });
  return run;
}
