// Locks households by id, then their RT and one that is named beside them, by code.
import { type Area, rtCode } from "../areas/area.ts";
import { type EnsuredRt, ensureRt } from "../areas/ensure-rt.ts";
import { lockAreas } from "../areas/lock-areas.ts";
import type { TransactionContext } from "../context.ts";
import { together } from "../database/statement.ts";
import { lockHouseholdRows } from "./lock-households.ts";

/** An RT that is new is made where its row would be locked. @param rt its number in the village */
export async function lockPlaces(
  tx: TransactionContext,
  householdIds: readonly string[],
  village: Area,
  rt: string,
): Promise<EnsuredRt> {
  const areaCodes = await lockHouseholdRows(tx, householdIds);
  const codes = [...new Set([...areaCodes, rtCode(village.code, rt)])];
  const [ensured] = await together([ensureRt(tx, village.code, rt), lockAreas(tx, codes)]);
  return ensured;
}
