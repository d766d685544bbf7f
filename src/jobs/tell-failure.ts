// Runs a task so that its failure is logged by the house's rules, and kept in the queue without its words.
import type { Task } from "graphile-worker";
import type { Logger } from "pino";
import { failureOf } from "./failure.ts";

/** What the queue sees of a failure, and writes down. */
class JobError extends Error {
  override name = "JobError";

  constructor(failure: string) {
    super(failure);
    // The queue would log it beside the message; the true one is in the log already.
    this.stack = "";
  }
}

export function tellFailure(log: Pick<Logger, "error">, task: Task): Task {
  return async (payload, helpers) => {
    try {
      await task(payload, helpers);
    } catch (error) {
      const { id, task_identifier: name } = helpers.job;
      log.error({ err: error, job: String(id), task: name }, "a job failed");
      throw new JobError(failureOf(error));
    }
  };
}
