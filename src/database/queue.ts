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

// The queue would leave a job that runs no further attempt, and count it as given up; without a key it is left alone.
// The row of one that waits is locked either way: no worker takes it before the addition is there to be seen.
const releaseKey = statement<never>(
  "queue.release-key",
  `update _private_jobs set key = case when locked_at is null then key end where key = $1`,
);

export interface Job {
  /** Name of the task. */
  readonly task: string;
  readonly payload?: object;
  /** Of jobs with one key only the last waits. One that runs meanwhile goes on, and the last runs after all. */
  readonly key?: string;
}

/** Done once the transaction has committed, or not at all when it is undone. */
export async function addJob(db: Database, { task, payload = {}, key }: Job): Promise<void> {
  if (key !== undefined) await db.run(releaseKey, [key]);
  await db.run(add, [task, JSON.stringify(payload), key ?? null]);
}

// The whole work of a task has no payload. A job that gave up waits no longer, nor does one whose worker has it.
const waiting = `select jobs.id from _private_jobs jobs join _private_tasks tasks on tasks.id = jobs.task_id
   where tasks.identifier = $1 and jobs.payload::text = '{}' and jobs.is_available`;

const addUnlessWaiting = statement<never>(
  "queue.add-unless-waiting",
  `select add_job($1) is not null where not exists (${waiting})`,
);

/** Without a key, so that it touches no job that there is. */
export async function addUnlessOneWaits(db: Database, task: string): Promise<void> {
  await db.run(addUnlessWaiting, [task]);
}

// By the queue's clock, which is the database's.
const hasten = statement<never>(
  "queue.hasten",
  `select from reschedule_jobs(array(${waiting} and jobs.run_at > now() + $2::interval), run_at := now() + $2::interval)`,
);

/** Those that wait for another attempt are due within this time; their attempts and their last error stay. */
export async function hastenWaiting(db: Database, task: string, withinMs: number): Promise<void> {
  await db.run(hasten, [task, `${withinMs}ms`]);
}

// Of those that failed the one that is due next: two at once would be in each other's way, and one of them lose its count.
const hastenOne = statement<never>(
  "queue.hasten-one",
  `select from reschedule_jobs(
     array(${waiting} and not exists (${waiting} and jobs.run_at <= now()) order by jobs.run_at, jobs.id limit 1),
     run_at := now())`,
);

/** One of those that wait for another attempt is due now, if none is; its attempts and its last error stay. */
export async function hastenOneWaiting(db: Database, task: string): Promise<void> {
  await db.run(hastenOne, [task]);
}

const failedAll = statement<{ failed: boolean }>(
  "queue.all-failed",
  `select coalesce(bool_and(attempts > 0), false) as failed from _private_jobs where id in (${waiting})`,
);

/** Whether some wait, and each of them has failed before: a new one is due at once, and does their work. */
export async function onlyFailedWait(db: Database, task: string): Promise<boolean> {
  const [row] = await db.run(failedAll, [task]);
  return row!.failed;
}
