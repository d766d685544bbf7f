// The SQL of jobs, on the queue's own view and functions; its schema is the second on the search path.
import { type Database, statement } from "../database/statement.ts";
import { shownFailure } from "./failure.ts";
import { idsOf, type Job, type JobStatus } from "./job.ts";

type Row = Omit<Job, "about"> & { readonly payload: unknown };

export interface JobFilter {
  readonly status?: JobStatus;
  readonly task?: string;
}

/** The queue itself takes a lock of four hours for that of a worker that died. */
const isRunning = "coalesce(jobs.locked_at > now() - interval '4 hours', false)";
const status = `case
    when ${isRunning} then 'running'
    when jobs.attempts >= jobs.max_attempts then 'gave-up'
    when jobs.attempts > 0 then 'retrying'
    else 'waiting'
  end`;

// The view leaves the payload out, so that is read where it stands.
const jobs = `select jobs.id::text as id, jobs.task_identifier as task, ${status} as status, jobs.attempts,
    jobs.max_attempts as "maxAttempts", jobs.run_at as "runAt", jobs.last_error as "lastError",
    jobs.created_at as "createdAt", (select payload from _private_jobs where id = jobs.id) as payload
  from jobs`;

const page = statement<Row>(
  "jobs.select-page",
  `${jobs}
   where jobs.id > $1 and ($2::text is null or ${status} = $2) and ($3::text is null or jobs.task_identifier = $3)
   order by jobs.id limit $4`,
);

/** In the order in which they were added. */
export async function selectJobs(
  db: Database,
  filter: JobFilter,
  after: number,
  limit: number,
): Promise<Job[]> {
  const rows = await db.run(page, [after, filter.status ?? null, filter.task ?? null, limit]);
  return rows.map(toJob);
}

const one = statement<Row>("jobs.select-one", `${jobs} where jobs.id = $1`);

export async function selectJob(db: Database, id: string): Promise<Job | undefined> {
  const [row] = await db.run(one, [id]);
  return row && toJob(row);
}

// By the queue's clock, which is the database's.
const requeue = statement<{ id: string }>(
  "jobs.requeue",
  `select id::text as id from reschedule_jobs(array[$1::bigint], run_at := now(), attempts := 0)`,
);

/** Due at once, with all its attempts before it; false for one that runs. */
export async function requeueJob(db: Database, id: string): Promise<boolean> {
  return (await db.run(requeue, [id])).length > 0;
}

function toJob({ payload, lastError, ...row }: Row): Job {
  return {
    ...row,
    lastError: lastError === null ? null : shownFailure(lastError),
    about: idsOf(payload),
  };
}
