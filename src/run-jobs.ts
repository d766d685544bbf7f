// Runs the city's background jobs: inside the server, or in a worker's process of their own.
import { parseCronItems, type RunnerOptions, type Task, type TaskList } from "graphile-worker";
import type { Logger } from "pino";
import { jobsSchema } from "./database/connect.ts";
import { queueLogger } from "./database/queue.ts";
import { continueImports } from "./imports/continue-imports.ts";
import { leftUndone } from "./imports/left-undone.ts";
import { keepNeedDueTimes } from "./intakes/keep-need-due-times.ts";
import { handBack } from "./jobs/hand-back.ts";
import { keepRecurring, keepRecurringEachMinute } from "./jobs/keep-recurring.ts";
import { keepRunning } from "./jobs/keep-running.ts";
import { tellFailure } from "./jobs/tell-failure.ts";
import { keepCurrent } from "./matching-runs/keep-current.ts";
import type { City } from "./open-city.ts";
import { keepDueTimes } from "./referrals/keep-due-times.ts";
import { promoteEverywhere } from "./referrals/promote-everywhere.ts";
import { createDeliverer } from "./webhooks/create-deliverer.ts";
import { isPublicAddress } from "./webhooks/public-address.ts";
import { createSender } from "./webhooks/send-event.ts";

export interface JobsOptions {
  readonly schema: string;
  /** How many jobs at once that take long; each uses connections of the pool. */
  readonly concurrency: number;
  /** Whether webhooks may lead to this machine and its network. */
  readonly webhookAllowPrivate: boolean;
  readonly log: Logger;
  /** Told once if jobs cannot be run any longer, though nobody stopped them. */
  readonly onEnd: (reason: unknown) => void;
}

/** What nobody adds a job for: that a day begins, and what a process left undone that died. */
const tasks = ["keep-current", "import", "due-times", "need-due-times"] as const;

/** Answers what stops them: those under way come to their next halt, which they go on from later. */
export async function runJobs(
  city: City,
  { schema, concurrency, webhookAllowPrivate, log, onEnd }: JobsOptions,
): Promise<() => Promise<void>> {
  const open = () => city.systemContext("jobs");
  // Whoever starts a process may have mended what made them fail.
  await keepRecurring(open(), tasks, 0);
  const runner: RunnerOptions = {
    pgPool: city.parts.pool,
    schema: jobsSchema(schema),
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: 0,
    logger: queueLogger(log),
    // Its own clock would begin failed jobs anew; and it would read a file named crontab, were there one.
    parsedCronItems: parseCronItems([]),
  };
  const job = (task: Task) => handBack(tellFailure(log, task));
  const stopLong = await keepRunning({ ...runner, concurrency, taskList: longTasks(city, job) }, log, onEnd);
  const short: RunnerOptions = { ...runner, concurrency: 1, taskList: shortTasks(city, job) };
  const stopShort = await keepRunning(short, log, onEnd).catch(async (error: unknown) => {
    await stopLong();
    throw error;
  });
  const stopKeeping = keepRecurringEachMinute(open, tasks, leftUndone);
  const stopDelivering = deliver(city, webhookAllowPrivate, log);
  return async () => {
    await Promise.all([stopLong(), stopShort(), stopKeeping(), stopDelivering()]);
  };
}

/** Each may be at it for hours, and an import of each source at once. */
function longTasks(city: City, job: (task: Task) => Task): TaskList {
  const { criteria } = city.parts;
  return {
    "keep-current": job(async (_payload, { abortSignal }) => {
      const open = () => city.systemContext("door");
      try {
        await keepCurrent(open, criteria, abortSignal);
      } finally {
        // Who cannot be matched keeps nobody else from a place that is free.
        await promoteEverywhere(open, abortSignal);
      }
    }),
    import: job(async (payload, { abortSignal }) => {
      const open = () => city.systemContext("imports");
      const { source } = payload as { source?: string };
      await continueImports({ open, criteria, signal: abortSignal }, source);
    }),
  };
}

/** These are to be done in time, whatever else takes long: one after the other, by a worker of their own. */
function shortTasks(city: City, job: (task: Task) => Task): TaskList {
  const open = () => city.systemContext("door");
  return {
    "due-times": job((_payload, { abortSignal }) => keepDueTimes(open, abortSignal)),
    "need-due-times": job((_payload, { abortSignal }) => keepNeedDueTimes(open, abortSignal)),
  };
}

/** Events are no jobs of the queue: what is to be sent is read off their log. */
function deliver(city: City, allowsPrivate: boolean, log: Logger): () => Promise<void> {
  const allowsAddress = allowsPrivate ? () => true : isPublicAddress;
  const sender = createSender({ allowsHttp: allowsPrivate, allowsAddress });
  const open = () => city.systemContext("webhooks");
  const deliverer = createDeliverer({ open, source: city.issuer.name, send: sender.send }, log);
  deliverer.start();
  return () => deliverer.stop().finally(sender.close);
}
