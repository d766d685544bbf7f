// Numbers what was written unnumbered, after its commit, one process of a city at a time: readers miss nothing.
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { lockName, tryLockName } from "./lock-name.ts";
import { type Database, poolDatabase, statement, withTransaction } from "./statement.ts";

/** A table whose committed rows get numbers 1, 2, 3 … */
export interface NumberedLog {
  existsUnnumbered(db: Database): Promise<boolean>;
  /** Numbers at most `limit` rows in the order in which they were written, under the sequencer's lock; answers how many. */
  number(db: Database, limit: number): Promise<number>;
}

export interface Sequencer {
  /** Says that there may be rows to number; returns at once. */
  readonly nudge: () => void;
  /** Resolves when everything that was committed before the call is numbered. */
  readonly catchUp: () => Promise<void>;
  /** Looks by itself from now on, for what processes left behind that died before they could nudge. */
  readonly start: () => void;
  /** Finishes what is under way and looks no more. */
  readonly stop: () => Promise<void>;
}

const lock = "sequencer";
const BATCH = 1_000;
const INTERVAL_MS = 500;
/** One run serves all the commits of this while. */
const GATHER_MS = 20;

/**
 * A number is given under one lock and becomes visible before the lock is free: whoever sees a number sees all
 * lower ones. Writers do not wait for the lock, so they never wait for one another here.
 */
export function createSequencer(
  pool: Pool,
  logs: readonly NumberedLog[],
  log: Pick<Logger, "warn">,
): Sequencer {
  const db = poolDatabase(pool);
  const catchUp = atMostOneWaiting(() => numberAll(pool, db, logs));
  const inBackground = () =>
    catchUp().catch((error: unknown) => log.warn({ err: error }, "numbering waits for the next turn"));
  let gathering: Promise<void> | undefined;
  let interval: NodeJS.Timeout | undefined;
  let stopped = false;

  async function gather(): Promise<void> {
    await sleep(GATHER_MS);
    gathering = undefined;
    await inBackground();
  }

  return {
    catchUp,
    nudge() {
      if (!stopped) gathering ??= gather();
    },
    start() {
      interval ??= setInterval(() => void inBackground(), INTERVAL_MS);
      interval.unref();
    },
    async stop() {
      stopped = true;
      clearInterval(interval);
      await gathering;
      await inBackground();
    },
  };
}

async function numberAll(pool: Pool, db: Database, logs: readonly NumberedLog[]): Promise<void> {
  for (const log of logs) {
    // Rows that another process is numbering still look unnumbered here until it commits; then the lock waits for it.
    if (!(await log.existsUnnumbered(db))) continue;
    while ((await withTransaction(pool, (tx) => numberBatch(tx, log))) === BATCH);
  }
}

// A process that freezes while it holds the lock loses its transaction, so that the others go on.
const limits = statement<never>(
  "sequencer.limits",
  `select set_config('lock_timeout', '10s', true), set_config('idle_in_transaction_session_timeout', '5s', true)`,
);

async function numberBatch(tx: Database, log: NumberedLog): Promise<number> {
  await tx.run(limits, []);
  await lockName(tx, lock);
  return log.number(tx, BATCH);
}

/**
 * For whoever writes many rows, as its last act before the commit: unless another is numbering, takes the sequencer's
 * place until then, and numbers what was committed, which comes before. A row that is numbered as it is written takes
 * the database half of the work.
 * @returns whether the rows that are written now may have the next numbers; else they are left to the sequencer
 */
export async function takeSequence(tx: Database, log: NumberedLog): Promise<boolean> {
  if (!(await tryLockName(tx, lock))) return false;
  await tx.run(limits, []);
  return (await log.number(tx, BATCH)) < BATCH;
}

/**
 * Calls made while one runs share the next one: the running one may have looked before their rows were there.
 */
function atMostOneWaiting(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const run = (): Promise<void> => {
    if (running === undefined) {
      running = work().finally(() => (running = undefined));
      return running;
    }
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return run();
      });
    return next;
  };
  return run;
}
