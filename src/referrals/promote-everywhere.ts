// Gives places that a new day has made free: a period has begun, and nobody has told of it.
import { type Context, inTransaction } from "../context.ts";
import { promoteWaiting } from "./promote-waiting.ts";
import { selectProgramsWithWaiting } from "./waiting-store.ts";

/** Program by program, so that it may be broken off. @param open a context of the present moment, for each */
export async function promoteEverywhere(open: () => Context, signal?: AbortSignal): Promise<void> {
  for (const program of await selectProgramsWithWaiting(open().db)) {
    if (signal?.aborted === true) return;
    await inTransaction(open(), (tx) => promoteWaiting(tx, [program]));
  }
}
