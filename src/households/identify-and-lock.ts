// Locks the sent numbers, says whose they are, and locks whom that concerns: households by id, then RT by code.
import type { EnsuredRt } from "../areas/ensure-rt.ts";
import type { TransactionContext } from "../context.ts";
import { together } from "../database/statement.ts";
import type { SentHousehold } from "./household.ts";
import { identify, type Identity } from "./identify.ts";
import { lockPlaces } from "./lock-places.ts";
import type { SentNumber } from "./numbers.ts";
import { lockNumbers, selectOwners } from "./store.ts";

/**
 * Members that are taken from other households may be moved by others until these are locked: then it is looked at
 * anew.
 * @throws {Problem} as `identify`
 */
export async function identifyAndLock(
  tx: TransactionContext,
  numbers: readonly SentNumber[],
  input: { readonly sent: SentHousehold; readonly areaCode: string; readonly householdId?: string },
): Promise<{ identity: Identity; rt: EnsuredRt }> {
  const { sent, areaCode, householdId } = input;
  const asked = { householdId, resolution: sent.resolution };
  const look = async () => identify(numbers, await selectOwners(tx.db, numbers), tx.actor, asked);
  // The owners are read when the locks are had: statements are done in the order in which they are sent.
  const [, found] = await together([lockNumbers(tx.db, numbers), look()]);
  let identity = found;
  for (;;) {
    const locked = householdsOf(identity);
    const rt = await lockPlaces(tx, locked, areaCode);
    if (!identity.renewed && identity.leaving.length === 0) return { identity, rt };
    identity = await look();
    if (householdsOf(identity).every((id) => locked.includes(id))) return { identity, rt };
  }
}

/** The household and those that members leave for it. */
export function householdsOf({ householdId, leaving }: Identity): string[] {
  return householdId === undefined ? [...leaving] : [householdId, ...leaving];
}
