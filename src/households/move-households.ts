// Moves everybody on file in an RT to the RT that it is now: nobody has left home, so nothing else of them changes.
import { ensureRt } from "../areas/ensure-rt.ts";
import { lockAreas } from "../areas/lock-areas.ts";
import type { TransactionContext } from "../context.ts";
import { changeRegister } from "./change-register.ts";
import { selectHouseholdIdsOfRt, selectHouseholds } from "./household-query.ts";
import { lockHouseholdRows } from "./lock-households.ts";
import { revised } from "./revised.ts";

/**
 * Locks the households of an RT by id, then both RT by code; one that is not there is made. Answers the ids of the
 * households: as long as the former RT's row is held, nobody comes.
 */
export async function lockForMove(
  tx: TransactionContext,
  { formerCode, code, confirmed }: { formerCode: string; code: string; confirmed: boolean },
): Promise<string[]> {
  let locked: readonly string[] = await selectHouseholdIdsOfRt(tx.db, formerCode);
  for (;;) {
    await lockHouseholdRows(tx, locked);
    for (const one of [formerCode, code].sort()) await ensureRt(tx, one, { confirmed });
    await lockAreas(tx, [formerCode, code]);
    const ids = await selectHouseholdIdsOfRt(tx.db, formerCode);
    if (ids.every((id) => locked.includes(id))) return ids;
    // Somebody came between the look and the lock.
    locked = ids;
  }
}

/** What is locked by `lockForMove`. Inactive households move too; all are touched, and nothing is opened. */
export async function moveHouseholds(
  tx: TransactionContext,
  ids: readonly string[],
  areaCode: string,
): Promise<void> {
  const before = await selectHouseholds(tx.db, ids);
  if (before.length === 0) return;
  const households = before.map(({ household }) => revised(household, tx.now, { areaCode }));
  await changeRegister(tx, before, { households, persons: [], memberships: [] });
  for (const { household } of before) {
    tx.journal.audit({
      action: "household.move",
      entity: { type: "household", id: household.id },
      householdId: household.id,
      details: { from: household.areaCode, to: areaCode },
    });
  }
}
