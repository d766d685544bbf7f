// Hands a job back once the database answers: the queue notes what became of it once, and nobody hears that this failed.
import { setTimeout as sleep } from "node:timers/promises";
import type { JobHelpers, Task } from "graphile-worker";
import { isOutage } from "../database/passing-failure.ts";

const pauseMs = 500;

export function handBack(task: Task): Task {
  return async (payload, helpers) => {
    try {
      await task(payload, helpers);
    } finally {
      await untilDatabaseAnswers(helpers);
    }
  };
}

/** Or until the process is to end, which takes the job for broken off. */
async function untilDatabaseAnswers(helpers: JobHelpers): Promise<void> {
  const { abortSignal } = helpers;
  while (abortSignal?.aborted !== true) {
    try {
      await helpers.query("select 1");
      return;
    } catch (error) {
      if (!isOutage(error)) return;
    }
    await sleep(pauseMs, undefined, { signal: abortSignal }).catch(() => undefined);
  }
}
