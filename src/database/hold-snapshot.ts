// A transaction that only reads, and in which every statement sees the city as it was when the first one ran.
import { type Database, statement } from "./statement.ts";

const snapshot = statement<never>(
  "database.snapshot",
  "set transaction isolation level repeatable read, read only",
);

/** Before any other statement of the transaction, which then can write nothing. */
export async function holdSnapshot(db: Database): Promise<void> {
  await db.run(snapshot, []);
}
