// A transaction that only reads, and in which every statement sees the city as it was when the first one ran.
import type { Pool } from "pg";
import { type Database, statement, withTransaction } from "./statement.ts";

const snapshot = statement<never>(
  "database.snapshot",
  "set transaction isolation level repeatable read, read only",
);

/** Before any other statement of the transaction, which then can write nothing. */
export async function holdSnapshot(db: Database): Promise<void> {
  await db.run(snapshot, []);
}

/** Runs `read` in a transaction of its own that holds a snapshot. It is not repeated: nothing that only reads need be. */
export async function withSnapshot<T>(pool: Pool, read: (db: Database) => Promise<T>): Promise<T> {
  const once = { attempts: 1 };
  return withTransaction(
    pool,
    async (db) => {
      await holdSnapshot(db);
      return read(db);
    },
    once,
  );
}
