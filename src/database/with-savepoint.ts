// A part of a transaction that can be taken back by itself.
import { type Database, statement, together } from "./statement.ts";

const savepoint = statement("database.savepoint", "savepoint part");
const release = statement("database.release-savepoint", "release savepoint part");
const undo = statement("database.undo-savepoint", "rollback to savepoint part");

/** Runs `work` as a part of the transaction that `db` is in: what it wrote is taken back when it throws. */
export async function withSavepoint<T>(db: Database, work: (db: Database) => Promise<T>): Promise<T> {
  await db.run(savepoint, []);
  try {
    const result = await work(db);
    await db.run(release, []);
    return result;
  } catch (error) {
    // Undone it would still be there, and be taken for the part around it. Where not even that succeeds the connection is
    // gone, and the transaction with it.
    await together([db.run(undo, []), db.run(release, [])]).catch(() => undefined);
    throw error;
  }
}
