// Looks for webhooks with something due, and sends to each at its own pace: a slow one holds up no other.
import type { Logger } from "pino";
import { type Delivering, deliverTo } from "./deliver.ts";
import { disableOrphaned } from "./disable-orphaned.ts";
import { selectWebhooksWithWork, sweepDeliveries } from "./delivery-store.ts";

export interface Deliverer {
  /** Starts on what is due now, where this process is not at it already. */
  readonly look: () => Promise<void>;
  /** Resolves when nothing is under way. */
  readonly idle: () => Promise<void>;
  /** Looks by itself from now on. */
  readonly start: () => void;
  /** Finishes the attempts that are under way and makes no more. */
  readonly stop: () => Promise<void>;
}

const everyMs = 500;
/** So long one can read what became of a delivery. */
const keptMs = 30 * 24 * 3_600_000;

/** Any number of processes may do so: a delivery is claimed for each attempt. */
export function createDeliverer(delivering: Delivering, log: Pick<Logger, "warn">): Deliverer {
  const busy = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    const { db, now } = delivering.open();
    for (const { id, isOrphaned } of await selectWebhooksWithWork(db, now)) {
      if (busy.has(id) || stopping.signal.aborted) continue;
      const work = (
        isOrphaned ? disableOrphaned(delivering.open(), id) : deliverTo(delivering, id, stopping.signal)
      )
        .catch((error: unknown) => log.warn({ err: error, webhook: id }, "deliveries wait for the next look"))
        .finally(() => busy.delete(id));
      busy.set(id, work);
    }
    await sweepDeliveries(db, new Date(now.getTime() - keptMs));
  }

  function lookLater(): void {
    timer = setTimeout(() => {
      looking = look()
        .catch((error: unknown) => log.warn({ err: error }, "webhooks wait for the next look"))
        .finally(() => void (stopping.signal.aborted || lookLater()));
    }, everyMs);
  }

  async function idle(): Promise<void> {
    while (busy.size > 0) await Promise.all(busy.values());
  }

  return {
    look,
    idle,
    start: lookLater,
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await looking;
      await idle();
    },
  };
}
