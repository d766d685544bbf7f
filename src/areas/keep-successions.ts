// Keeps what codes of areas mean as it is until a transaction ends, for whoever stores a code that it has looked up.
import { type Database, statement } from "../database/statement.ts";

const keep = statement<never>("area-successions.keep", "lock table area_successions in share mode");

/** Before any row is locked, as whoever records a succession does. */
export async function keepSuccessions(db: Database): Promise<void> {
  await db.run(keep, []);
}
