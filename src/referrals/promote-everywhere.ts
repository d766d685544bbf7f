// Gives places that a new day has made free: a period has begun, and nobody has told of it.
import { type Context, inTransaction } from "../context.ts";
import { tryEach } from "../jobs/try-each.ts";
import { promoteWaiting } from "./promote-waiting.ts";
import { selectProgramsWithWaiting } from "./waiting-store.ts";

/**
 * Program by program, so that it may be broken off.
 * @param open a context of the present moment, for each
 * @throws AggregateError with what kept places of some from being given, when all others are through
 */
export async function promoteEverywhere(open: () => Context, signal?: AbortSignal): Promise<void> {
  const { db, log } = open();
  const errors = await tryEach(
    await selectProgramsWithWaiting(db),
    async (program) => {
      if (signal?.aborted !== true) await inTransaction(open(), (tx) => promoteWaiting(tx, [program]));
    },
    (error, program) => log.error({ err: error, program }, "the places of a program cannot be given"),
  );
  if (errors.length > 0) throw new AggregateError(errors, "the places of some programs cannot be given");
}
