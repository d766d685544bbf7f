// Lets callers wait for the next event: one question to the database for all who wait in this process, none held open.
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";

export interface EventTail {
  /**
   * Resolves once an event beyond `after` has its number: true then, false when the time is over, when the caller has
   * left, or when the server stops. @throws {Problem} `unavailable` when too many wait already
   */
  waitBeyond(after: number, options: { forMs: number; signal: AbortSignal }): Promise<boolean>;
  /** Lets everybody go at once, and nobody waits from now on. */
  stop(): void;
}

export interface EventTailParts {
  /** The highest number that was given. */
  readonly newest: () => Promise<number>;
  readonly everyMs?: number;
  readonly maxWaiting?: number;
}

interface Waiter {
  readonly after: number;
  readonly end: (found: boolean) => void;
}

/** Other servers write too, so the database is asked; while nobody waits it is not. */
export function createEventTail({ newest, everyMs = 250, maxWaiting = 200 }: EventTailParts): EventTail {
  const waiting = new Set<Waiter>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function look(): Promise<void> {
    // Who asks at a moment when the database does not answer waits for the next one.
    const last = await newest().catch(() => 0);
    for (const waiter of [...waiting]) if (waiter.after < last) waiter.end(true);
    timer = undefined;
    lookSoon();
  }

  function lookSoon(): void {
    if (waiting.size > 0) timer ??= setTimeout(() => void look(), everyMs);
  }

  return {
    waitBeyond(after, { forMs, signal }) {
      if (stopped || signal.aborted) return Promise.resolve(false);
      if (waiting.size >= maxWaiting) throw tooMany();
      return new Promise((resolve) => {
        const leave = () => waiter.end(false);
        const over = setTimeout(leave, forMs);
        const waiter: Waiter = {
          after,
          end(found) {
            waiting.delete(waiter);
            clearTimeout(over);
            signal.removeEventListener("abort", leave);
            resolve(found);
          },
        };
        waiting.add(waiter);
        signal.addEventListener("abort", leave);
        lookSoon();
      });
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      for (const waiter of [...waiting]) waiter.end(false);
    },
  };
}

function tooMany(): Problem {
  return new Problem("unavailable", {
    detail: text(
      "Terlalu banyak yang menunggu peristiwa; tanyakan tanpa wait.",
      "Too many callers wait for events; ask without wait.",
    ),
  });
}
