// Locks RT rows, so that their aggregates are exact: whoever changes a household of an RT holds its row.
import type { TransactionContext } from "../context.ts";
import { statement } from "../database/statement.ts";

// NO KEY: rows that only refer to an area, such as another household's referral, need not wait.
const lock = statement<{ code: string }>(
  "areas.lock",
  "select code from areas where code = any($1::text[]) order by code for no key update",
);

/**
 * Locks areas by code, the last in the order of locks (identifiers, households by id, RT by code).
 * @returns the codes of those that there are
 */
export async function lockAreas(tx: TransactionContext, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return [];
  return (await tx.db.run(lock, [codes])).map(({ code }) => code);
}
