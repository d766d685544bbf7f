// Runs the city's background jobs: inside the server, or in a worker's process of their own.
import { run, type Runner } from "graphile-worker";
import type { Logger } from "pino";
import { jobsSchema } from "./database/connect.ts";
import { queueLogger } from "./database/queue.ts";
import { continueImports } from "./imports/continue-imports.ts";
import { tellFailure } from "./jobs/tell-failure.ts";
import { keepCurrent } from "./matching-runs/keep-current.ts";
import type { City } from "./open-city.ts";
import { keepDueTimes } from "./referrals/keep-due-times.ts";
import { promoteEverywhere } from "./referrals/promote-everywhere.ts";

export interface JobsOptions {
  readonly schema: string;
  /** How many jobs at once; each uses connections of the pool. */
  readonly concurrency: number;
  readonly log: Logger;
}

/** What nobody adds a job for: that a day begins, and what a process left undone that died. */
const tasks = ["keep-current", "import", "due-times"] as const;
const everyMinute = tasks.map((task) => `* * * * * ${task} ?jobKey=${task}`).join("\n");

/** Answers what stops them: those under way come to their next halt, which they go on from later. */
export async function runJobs(
  city: City,
  { schema, concurrency, log }: JobsOptions,
): Promise<() => Promise<void>> {
  const { pool, criteria } = city.parts;
  const runner: Runner = await run({
    pgPool: pool,
    schema: jobsSchema(schema),
    concurrency,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: 0,
    logger: queueLogger(log),
    crontab: everyMinute,
    taskList: {
      "keep-current": tellFailure(log, async (_payload, { abortSignal }) => {
        const open = () => city.systemContext("door");
        await keepCurrent(open, criteria, abortSignal);
        await promoteEverywhere(open, abortSignal);
      }),
      "due-times": tellFailure(log, async (_payload, { abortSignal }) => {
        await keepDueTimes(() => city.systemContext("door"), abortSignal);
      }),
      import: tellFailure(log, async (payload, { abortSignal }) => {
        const open = () => city.systemContext("imports");
        const { source } = payload as { source?: string };
        await continueImports({ open, criteria, signal: abortSignal }, source);
      }),
    },
  });
  for (const task of tasks) await runner.addJob(task, {}, { jobKey: task });
  return () => runner.stop();
}
