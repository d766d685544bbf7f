// Transactions that only read, and in which every statement sees the city as it was when the first one ran.
import type { Pool } from "pg";
import { type Database, statement, withTransaction } from "./statement.ts";

const snapshot = statement<never>(
  "database.snapshot",
  "set transaction isolation level repeatable read, read only",
);

const exported = statement<{ id: string }>("database.export-snapshot", "select pg_export_snapshot() as id");

/** Before any other statement of the transaction, which then can write nothing. */
export async function holdSnapshot(db: Database): Promise<void> {
  await db.run(snapshot, []);
}

/** Reads on a connection of its own what the snapshot sees, while the snapshot's own connection is busy. */
export type Beside = <T>(read: (db: Database) => Promise<T>) => Promise<T>;

/**
 * Runs `read` in a transaction of its own that holds a snapshot. It is not repeated: nothing that only reads need be.
 * Whatever is read beside it has to end before it does.
 */
export async function withSnapshot<T>(
  pool: Pool,
  read: (db: Database, beside: Beside) => Promise<T>,
): Promise<T> {
  return once(pool, (db) => {
    let id: Promise<string> | undefined;
    return read(db, async (part) => {
      // Once: its own connection may be busy later.
      id ??= db.run(exported, []).then(([row]) => row!.id);
      const shared = await id;
      return once(pool, async (other) => {
        // No parameter may stand there; the id is the database's own.
        await other.run({ name: "", text: `set transaction snapshot '${shared}'` }, []);
        return part(other);
      });
    });
  });
}

function once<T>(pool: Pool, read: (db: Database) => Promise<T>): Promise<T> {
  return withTransaction(
    pool,
    async (db) => {
      await holdSnapshot(db);
      return read(db);
    },
    { attempts: 1 },
  );
}
