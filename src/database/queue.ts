// The city's queue of jobs: graphile-worker's tables in a schema beside the city's own, and jobs added to it.
import { Logger, runMigrations } from "graphile-worker";
import type { Pool } from "pg";
import type { Logger as Log } from "pino";
import { jobsSchema } from "./connect.ts";
import { type Database, statement } from "./statement.ts";

/** Makes the queue or brings it up to date; servers that start together may all do so. */
export async function installQueue(pool: Pool, citySchema: string, log: Pick<Log, "info">): Promise<void> {
  await runMigrations({ pgPool: pool, schema: jobsSchema(citySchema), logger: queueLogger(log) });
}

/** The queue's own chatter is no matter of an operator's; what fails is. */
export function queueLogger(log: Pick<Log, "info"> & Partial<Pick<Log, "warn" | "error">>): Logger {
  return new Logger(() => (level, message) => {
    if (String(level) === "error") (log.error ?? log.info).call(log, message);
    else if (String(level) === "warning") (log.warn ?? log.info).call(log, message);
  });
}

// The queue's schema is the second on the search path.
const add = statement<never>("queue.add-job", `select from add_job($1, payload := $2::json, job_key := $3)`);

export interface Job {
  /** Name of the task. */
  readonly task: string;
  readonly payload?: object;
  /** Of jobs with one key only the last waits. */
  readonly key?: string;
}

/** Done once the transaction has committed, or not at all when it is undone. */
export async function addJob(db: Database, { task, payload = {}, key }: Job): Promise<void> {
  await db.run(add, [task, JSON.stringify(payload), key ?? null]);
}
