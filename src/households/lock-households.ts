// Locks households and then their RT: what every change of a household's or member's facts begins with.
import { lockAreas } from "../areas/lock-areas.ts";
import type { TransactionContext } from "../context.ts";
import { statement } from "../database/statement.ts";

// NO KEY: rows that only refer to a household need not wait for whoever changes it.
const lock = statement<{ areaCode: string }>(
  "households.lock",
  `select area_code as "areaCode" from households where id = any($1::uuid[]) order by id for no key update`,
);

/** Locks households by id and then their RT rows by code. Ids that do not exist are passed over. */
export async function lockHouseholds(tx: TransactionContext, householdIds: readonly string[]): Promise<void> {
  await lockAreas(tx, await lockHouseholdRows(tx, householdIds));
}

/** The households alone; answers the codes of their RT, which the caller locks next. */
export async function lockHouseholdRows(
  tx: TransactionContext,
  householdIds: readonly string[],
): Promise<string[]> {
  if (householdIds.length === 0) return [];
  const rows = await tx.db.run(lock, [householdIds]);
  return [...new Set(rows.map((row) => row.areaCode))];
}
