// Keeps jobs running until it is told to stop: a runner that ends by itself is followed by another.
import { setTimeout as sleep } from "node:timers/promises";
import { run, type Runner, type RunnerOptions } from "graphile-worker";
import type { Logger } from "pino";
import { isOutage } from "../database/passing-failure.ts";

const pauseMs = 1_000;

/**
 * The queue ends its runner at the word that tables of jobs have changed, which goes to all cities of a database: also
 * when one is new there. The next runner looks whether it is this city's that it does not know.
 * @param onEnd told what keeps jobs from being run again; an outage does not
 * @returns what stops them, once those under way have come to their next halt
 * @throws what keeps them from being run at all
 */
export async function keepRunning(
  options: RunnerOptions,
  log: Pick<Logger, "warn">,
  onEnd: (reason: unknown) => void,
): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const first = await runAnew(options);
  const next = (failure: unknown) => runAgain(options, log, signal, failure);
  const kept = keep(first, next, signal).catch(onEnd);
  return async () => {
    stopping.abort();
    await kept;
  };
}

interface Run {
  readonly runner: Runner;
  /** Why it will never get a job again; `undefined` for one that has ended otherwise. */
  readonly stuckBy: () => unknown;
}

/** @throws what keeps a runner from its jobs, and will the next one */
async function keep(
  first: Run,
  next: (failure: unknown) => Promise<Run | undefined>,
  stopping: AbortSignal,
): Promise<void> {
  for (let one: Run | undefined = first; one;) {
    await untilEnded(one.runner, stopping);
    const failure = one.stuckBy();
    if (failure instanceof Error && !isOutage(failure)) throw failure;
    one = await next(failure);
  }
}

/** Also when it ends by itself while it is told to, jobs under way are waited for. */
async function untilEnded(runner: Runner, stopping: AbortSignal): Promise<void> {
  // One that has stopped already says so.
  const stop = () => void runner.stop().catch(() => undefined);
  if (stopping.aborted) stop();
  stopping.addEventListener("abort", stop);
  await runner.promise.catch(() => undefined);
  stopping.removeEventListener("abort", stop);
}

async function runAgain(
  options: RunnerOptions,
  log: Pick<Logger, "warn">,
  stopping: AbortSignal,
  failure: unknown,
): Promise<Run | undefined> {
  while (!stopping.aborted) {
    log.warn({ err: failure }, "jobs are not run any more; they are again in a moment");
    await sleep(pauseMs, undefined, { signal: stopping }).catch(() => undefined);
    try {
      if (!stopping.aborted) return await runAnew(options);
    } catch (error) {
      if (!isOutage(error)) throw error;
      failure = error;
    }
  }
  return undefined;
}

/** By options of its own, for of shared ones the queue would keep the listeners of all runners. */
async function runAnew(options: RunnerOptions): Promise<Run> {
  const runner = await run({ ...options });
  let [last, stuckBy]: unknown[] = [];
  runner.events.on("worker:getJob:error", ({ error }) => {
    // The queue keeps its first look at the tasks, also that it failed; what fails anew fails by an error of its own.
    if (error === last) {
      stuckBy = error;
      void runner.stop().catch(() => undefined);
    }
    last = error;
  });
  return { runner, stuckBy: () => stuckBy };
}
