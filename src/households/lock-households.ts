// Locks households and then their RT: what every change of a household's or member's facts begins with.
import { lockAreas } from "../areas/lock-areas.ts";
import type { TransactionContext } from "../context.ts";
import { statement } from "../database/statement.ts";

const lock = statement<{ areaCode: string }>(
  "households.lock",
  `select area_code as "areaCode" from households where id = any($1::uuid[]) order by id for update`,
);

/**
 * Locks households by id and then RT rows by code: their own and those named beside them. Ids that do not exist
 * are passed over.
 */
export async function lockHouseholds(
  tx: TransactionContext,
  householdIds: readonly string[],
  alsoAreas: readonly string[] = [],
): Promise<void> {
  const rows = householdIds.length === 0 ? [] : await tx.db.run(lock, [householdIds]);
  await lockAreas(tx, [...new Set([...rows.map((row) => row.areaCode), ...alsoAreas])]);
}
