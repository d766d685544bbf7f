// Locks on a name rather than a row: one process of a city at a time, until the transaction ends.
import type { Pool } from "pg";
import { type Database, statement } from "./statement.ts";

/** The key of the city's lock of a name. @param name SQL of it */
export const keyOfName = (name: string) => `hashtextextended(current_schema() || ' ' || ${name}, 0)`;

const lock = statement<never>("database.lock-name", `select pg_advisory_xact_lock(${keyOfName("$1")})`);

/** Waits for the city's lock of this name; the end of the transaction gives it back. */
export async function lockName(tx: Database, name: string): Promise<void> {
  await tx.run(lock, [name]);
}

const tryLock = statement<{ locked: boolean }>(
  "database.try-lock-name",
  `select pg_try_advisory_xact_lock(${keyOfName("$1")}) as locked`,
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
     select before, pg_advisory_xact_lock(${keyOfName("$1")}) from patience
   )
   select set_config('lock_timeout', before, true) from locked`,
);

/** The same, but it fails when the lock is not given within `waitMs`. */
export async function lockNameWithin(tx: Database, name: string, waitMs: number): Promise<void> {
  await tx.run(lockWithin, [name, `${waitMs}ms`]);
}

// No limit of the server's ends it; `transaction_timeout` is there from PostgreSQL 17 on. Without parameters it also
// closes the portal of the statement before, which would keep its snapshot.
const stayOpen = `set local idle_in_transaction_session_timeout = 0;
  select set_config('transaction_timeout', '0', true) where current_setting('transaction_timeout', true) is not null`;

/**
 * Holds the city's lock of this name on a connection of its own while `work` runs; answers false at once when another
 * has it. It is a transaction's that stays open: a pooler in between gives the lock of a session to whoever comes next.
 * Between statements it has neither a snapshot nor an id, so that it keeps nothing from being vacuumed.
 */
export async function withLockedName(pool: Pool, name: string, work: () => Promise<void>): Promise<boolean> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin isolation level read committed");
    const { rows } = await client.query<{ locked: boolean }>(tryLock.text, [name]);
    if (!rows[0]!.locked) return false;
    await client.query(stayOpen);
    await work();
    return true;
  } finally {
    await client.query("rollback").catch((failure: Error) => (broken = failure));
    client.release(broken);
  }
}
