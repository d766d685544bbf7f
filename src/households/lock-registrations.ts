// Locks what registering many households will need.
import { selectSuccessors } from "../areas/succession-query.ts";
import type { TransactionContext } from "../context.ts";
import { type LockedOwners, lockOwners } from "./lock-owners.ts";
import type { SentNumber } from "./numbers.ts";

export interface LockedRegistrations extends LockedOwners {
  /**
   * Codes of the RT that each was sent with, in the order in which they were given: another one where that has become
   * another since it was looked up.
   */
  readonly areaCodes: readonly string[];
}

export async function lockRegistrations(
  tx: TransactionContext,
  registrations: readonly { readonly numbers: readonly SentNumber[]; readonly areaCode: string }[],
): Promise<LockedRegistrations> {
  const sent = registrations.flatMap(({ numbers }) => numbers);
  let codes = registrations.map(({ areaCode }) => areaCode);
  let locked = await lockOwners(tx, sent, codes);
  let successors = await selectSuccessors(tx.db, codes);
  while (successors.size > 0) {
    codes = codes.map((code) => successors.get(code) ?? code);
    locked = await lockOwners(tx, sent, codes);
    successors = await selectSuccessors(tx.db, codes);
  }
  return { ...locked, areaCodes: codes };
}
