// Locks on a name rather than a row: one process of a city at a time, until the transaction ends.
import { type Database, statement } from "./statement.ts";

const lock = statement<never>(
  "database.lock-name",
  "select pg_advisory_xact_lock(hashtextextended(current_schema() || ' ' || $1, 0))",
);

/** Waits for the city's lock of this name; the end of the transaction gives it back. */
export async function lockName(tx: Database, name: string): Promise<void> {
  await tx.run(lock, [name]);
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
