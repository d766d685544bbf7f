// The events after a number; where there are none yet, waits for some.
import type { Context } from "../context.ts";
import type { NumberedEvent } from "./event.ts";
import type { EventTail } from "./event-tail.ts";
import { listEvents } from "./list-events.ts";

export interface AwaitedEvents {
  readonly after: number;
  readonly type?: string;
  readonly limit: number;
  /** Seconds; 0: not at all. */
  readonly wait: number;
  /** Ends the waiting when the caller has left. */
  readonly signal: AbortSignal;
}

/** What the caller may not see does not end the waiting; it is passed over. @throws {Problem} as `listEvents` */
export async function awaitEvents(
  ctx: Context,
  tail: EventTail,
  { wait, signal, ...asked }: AwaitedEvents,
): Promise<{ events: readonly NumberedEvent[]; nextAfter: number }> {
  const end = performance.now() + wait * 1_000;
  let found = await listEvents(ctx, asked);
  while (found.events.length === 0) {
    const forMs = end - performance.now();
    if (forMs <= 0 || !(await tail.waitBeyond(found.nextAfter, { forMs, signal }))) break;
    found = await listEvents(ctx, { ...asked, after: found.nextAfter });
  }
  return found;
}
