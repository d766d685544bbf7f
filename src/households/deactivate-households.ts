// Makes households inactive that their source lists no more: they stay on file, with their members and numbers.
import { lockAreas } from "../areas/lock-areas.ts";
import type { TransactionContext } from "../context.ts";
import { changeRegister } from "./change-register.ts";
import { selectHouseholds } from "./household-query.ts";
import { lockHouseholdRows } from "./lock-households.ts";
import { revised } from "./revised.ts";

/**
 * Locks them and their RT first, and touches them: what nobody holds of their referrals is cancelled. Answers how many
 * were active until now.
 * @param reason a code for the audit trail, such as `not-listed`
 */
export async function deactivateHouseholds(
  tx: TransactionContext,
  ids: readonly string[],
  reason: string,
): Promise<number> {
  await lockAreas(tx, await lockHouseholdRows(tx, ids));
  const stored = await selectHouseholds(tx.db, ids);
  const before = stored.filter(({ household }) => household.status === "active");
  if (before.length === 0) return 0;
  const households = before.map(({ household }) => revised(household, tx.now, { status: "inactive" }));
  await changeRegister(tx, before, { households, persons: [], memberships: [] });
  for (const { id } of households) {
    tx.journal.audit({
      action: "household.deactivate",
      entity: { type: "household", id },
      householdId: id,
      details: { reason },
    });
  }
  return before.length;
}
