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
