// A job that failed waits long for its next attempt; it may not keep other work of its task waiting beside its own fault.
import { type Context, inTransaction } from "../context.ts";
import { lockName } from "../database/lock-name.ts";
import { hastenOneWaiting, onlyFailedWait } from "../database/queue.ts";
import { jakartaDate } from "../jakarta-date.ts";

/** What is left undone of a task, by how it stands; `undefined` while somebody is at it, who does what a job would. */
export type FindLeft = (ctx: Context, task: string) => Promise<readonly string[] | undefined>;

/**
 * Has a job that failed tried at once where something is left that it was not hastened for before, as it stands now:
 * what a worker left behind that was stopped, or a day that has begun. What makes the job fail stands still, so it is
 * hastened once for that, and then its own intervals go on. It is not replaced: attempts and last error stay.
 * @param begun when all were last tried: that day has begun
 */
export function hastenerOf(
  find: FindLeft,
  begun: Date,
): (ctx: Context, tasks: readonly string[]) => Promise<void> {
  const hastenedFor = new Map<string, readonly string[]>();
  const hastenOne = async (ctx: Context, task: string): Promise<readonly string[] | undefined> => {
    if (!(await onlyFailedWait(ctx.db, task))) return undefined;
    const found = await find(ctx, task);
    if (found === undefined) return undefined;
    const left = [dayOf(ctx.now), ...found];
    const known = hastenedFor.get(task) ?? [dayOf(begun)];
    if (left.every((one) => known.includes(one))) return undefined;
    await hastenOneWaiting(ctx.db, task);
    return left;
  };
  return async (ctx, tasks) => {
    for (const task of tasks) {
      const left = await inTransaction(ctx, async (tx) => {
        await lockName(tx.db, "recurring jobs");
        return hastenOne(tx, task);
      });
      if (left) hastenedFor.set(task, left);
    }
  };
}

const dayOf = (moment: Date) => `day ${jakartaDate(moment)}`;
