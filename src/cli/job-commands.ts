// `satu-pintu jobs list · retry`.
import { type Command, InvalidArgumentError, Option } from "commander";
import type { Context } from "../context.ts";
import { type Job, type JobStatus, jobStatuses } from "../jobs/job.ts";
import { listJobs } from "../jobs/list-jobs.ts";
import { retryJob } from "../jobs/retry-job.ts";
import { Problem } from "../problem.ts";
import { print, withCity } from "./with-city.ts";

interface ListOptions {
  readonly status?: JobStatus;
  readonly json?: boolean;
}

const pageSize = 200;

export function addJobCommands(program: Command): void {
  const jobs = program.command("jobs").description("what is done in the background");
  jobs
    .command("list")
    .description("show the jobs that wait, run, or gave up")
    .addOption(new Option("--status <status>", "only jobs that stand so").choices(jobStatuses))
    .option("--json", "answer as JSON")
    .action(list);
  jobs
    .command("retry")
    .description("try a job again at once; without a number, all that gave up")
    .argument("[id]", "the job's number", jobNumber)
    .option("--json", "answer as JSON")
    .action(retry);
}

async function list({ status, json }: ListOptions): Promise<void> {
  await withCity(async (ctx) => {
    const jobs = await allJobs(ctx, status);
    print(json, jobs, jobs.length > 0 ? jobs.map(toLine) : ["There is no such job."]);
  });
}

async function retry(id: string | undefined, { json }: ListOptions): Promise<void> {
  await withCity(async (ctx) => {
    const ids = id === undefined ? (await allJobs(ctx, "gave-up")).map((job) => job.id) : [id];
    const retried: Job[] = [];
    for (const each of ids) {
      const done = await retryJob(ctx, each).catch((failure: unknown) => {
        // One of all that gave up may have been retried by another, and run or be done by now.
        if (id !== undefined || !isMovedOn(failure)) throw failure;
      });
      if (done) retried.push(done);
    }
    print(json, retried, retried.length > 0 ? retried.map(toLine) : ["No job gave up."]);
  });
}

function isMovedOn(failure: unknown): boolean {
  return failure instanceof Problem && (failure.code === "conflict" || failure.code === "not-found");
}

async function allJobs(ctx: Context, status: JobStatus | undefined): Promise<Job[]> {
  const jobs: Job[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await listJobs(ctx, { limit: pageSize, cursor, status });
    jobs.push(...items);
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return jobs;
}

function toLine({ id, task, status, attempts, maxAttempts, runAt, lastError, about }: Job): string {
  const ids = Object.entries(about).map(([name, value]) => `  ${name} ${value}`);
  const failed = lastError === null ? "" : `  last error ${lastError}`;
  const due = `due ${runAt.toISOString()}`;
  return `${id}  ${task}  ${status}  ${attempts} of ${maxAttempts} attempts  ${due}${failed}${ids.join("")}`;
}

function jobNumber(value: string): string {
  if (/^\d{1,15}$/.test(value)) return value;
  throw new InvalidArgumentError("It is a number: see satu-pintu jobs list.");
}
