// Sees to it that the work that recurs waits to be done: when a process starts, and each minute.
import { setTimeout as sleep } from "node:timers/promises";
import { type Context, inTransaction } from "../context.ts";
import { lockName } from "../database/lock-name.ts";
import { addUnlessOneWaits, hastenWaiting } from "../database/queue.ts";
import { type FindLeft, hastenerOf } from "./hasten-left-undone.ts";

/** What could not be done for some may not keep all others waiting for as long as the queue would. */
export const longestWaitMs = 3_600_000;

const minuteMs = 60_000;

/**
 * Adds a job of each task of which none waits. One that failed waits for its next attempt, so that its attempts add up;
 * one that runs may be that of a worker that died, so that another is added, which finds nothing to do where it lives.
 * @param withinMs how long one that failed waits at most
 */
export async function keepRecurring(ctx: Context, tasks: readonly string[], withinMs: number): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    // Processes that look at once would each add the same.
    await lockName(tx.db, "recurring jobs");
    for (const task of tasks) {
      await addUnlessOneWaits(tx.db, task);
      await hastenWaiting(tx.db, task, withinMs);
    }
  });
}

/**
 * Looks at each full minute, so that a day begins at midnight. Answers what ends that.
 * @param find what is left undone that nobody is at: a job that failed waits no longer where there is some
 */
export function keepRecurringEachMinute(
  open: () => Context,
  tasks: readonly string[],
  find: FindLeft,
): () => Promise<void> {
  const ended = new AbortController();
  const hasten = hastenerOf(find, open().now);
  const looking = eachMinute(ended.signal, async () => {
    const ctx = open();
    try {
      await keepRecurring(ctx, tasks, longestWaitMs);
      await hasten(ctx, tasks);
    } catch (error) {
      ctx.log.warn({ err: error }, "the queue was not told of what recurs; it is, in a minute");
    }
  });
  return async () => {
    ended.abort();
    await looking;
  };
}

async function eachMinute(ended: AbortSignal, look: () => Promise<void>): Promise<void> {
  for (;;) {
    const untilNextMs = minuteMs - (Date.now() % minuteMs);
    await sleep(untilNextMs, undefined, { signal: ended }).catch(() => undefined);
    if (ended.aborted) return;
    await look();
  }
}
