// Locks households by id, then their RT and one that is named beside them, by code.
import { type EnsuredRt, ensureRt } from "../areas/ensure-rt.ts";
import { lockAreas } from "../areas/lock-areas.ts";
import { selectSuccessors } from "../areas/succession-query.ts";
import type { TransactionContext } from "../context.ts";
import { together } from "../database/statement.ts";
import { lockHouseholdRows } from "./lock-households.ts";

/**
 * An RT that is new is made where its row would be locked. One that has become another RT since it was looked up is
 * that other one: whoever records a succession holds the former RT's row.
 * @param code of the RT
 */
export async function lockPlaces(
  tx: TransactionContext,
  householdIds: readonly string[],
  code: string,
): Promise<EnsuredRt> {
  const areaCodes = await lockHouseholdRows(tx, householdIds);
  for (let rt = code; ;) {
    const [ensured, , successors] = await together([
      ensureRt(tx, rt),
      lockAreas(tx, [...new Set([...areaCodes, rt])]),
      selectSuccessors(tx.db, [rt]),
    ]);
    const successor = successors.get(rt);
    if (successor === undefined) return ensured;
    rt = successor;
  }
}
