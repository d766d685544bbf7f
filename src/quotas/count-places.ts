// Writes down how many places were given and given back.
import type { TransactionContext } from "../context.ts";
import type { Allotment } from "./quota.ts";
import { updateUsed } from "./quota-query.ts";

/** Once, when the allotment is done with. */
export async function countPlaces(tx: TransactionContext, allotment: Allotment): Promise<void> {
  await updateUsed(tx.db, allotment.changes());
}
