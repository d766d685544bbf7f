// Locks on a name rather than a row: one process of a city at a time, until the transaction ends.
import type { Pool } from "pg";
import { type Database, statement } from "./statement.ts";

const lock = statement<never>(
  "database.lock-name",
  "select pg_advisory_xact_lock(hashtextextended(current_schema() || ' ' || $1, 0))",
);

/** Waits for the city's lock of this name; the end of the transaction gives it back. */
export async function lockName(tx: Database, name: string): Promise<void> {
  await tx.run(lock, [name]);
}

const tryLock = statement<{ locked: boolean }>(
  "database.try-lock-name",
  "select pg_try_advisory_xact_lock(hashtextextended(current_schema() || ' ' || $1, 0)) as locked",
);

/** Answers false at once where another transaction has it. */
export async function tryLockName(tx: Database, name: string): Promise<boolean> {
  const [row] = await tx.run(tryLock, [name]);
  return row!.locked;
}

// The wait ends with lock_not_available (55P03). Only this one is limited: other locks of the transaction are not.
const lockWithin = statement<never>(
  "database.lock-name-within",
  `with patience as materialized (
     select current_setting('lock_timeout') as before, set_config('lock_timeout', $2, true)
   ), locked as materialized (
     select before, pg_advisory_xact_lock(hashtextextended(current_schema() || ' ' || $1, 0)) from patience
   )
   select set_config('lock_timeout', before, true) from locked`,
);

/** The same, but it fails when the lock is not given within `waitMs`. */
export async function lockNameWithin(tx: Database, name: string, waitMs: number): Promise<void> {
  await tx.run(lockWithin, [name, `${waitMs}ms`]);
}

const key = "hashtextextended(current_schema() || ' ' || $1, 0)";

/**
 * Holds the city's lock of this name on a connection of its own while `work` runs; answers false at once when another
 * session has it. The end of the connection gives it back, however it ends.
 */
export async function withLockedName(pool: Pool, name: string, work: () => Promise<void>): Promise<boolean> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const { rows } = await client.query<{ locked: boolean }>(
      `select pg_try_advisory_lock(${key}) as locked`,
      [name],
    );
    if (!rows[0]!.locked) return false;
    try {
      await work();
      return true;
    } finally {
      await client
        .query(`select pg_advisory_unlock(${key})`, [name])
        .catch((failure: Error) => (broken = failure));
    }
  } finally {
    client.release(broken);
  }
}
