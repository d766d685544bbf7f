// Locks the places of programs, so that they can be given until the transaction ends.
import type { TransactionContext } from "../context.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { type Allotment, createAllotment } from "./quota.ts";
import { lockQuotasOf } from "./quota-query.ts";

/** In the order of locks after households and RT, and before referrals. */
export async function lockAllotment(tx: TransactionContext, programs: readonly string[]): Promise<Allotment> {
  const codes = [...new Set(programs)].sort();
  return createAllotment(codes, await lockQuotasOf(tx.db, codes), jakartaDate(tx.now));
}
