// Locks whatever numbers lead to, all of it in the one order of locks, so that no intake meets it crosswise.
import { lockAreas } from "../areas/lock-areas.ts";
import type { TransactionContext } from "../context.ts";
import type { Owner } from "./identify.ts";
import { lockHouseholdRows } from "./lock-households.ts";
import type { SentNumber } from "./numbers.ts";
import { lockNumbers, selectOwners } from "./store.ts";

export interface LockedOwners {
  /** The present owners of the numbers, by look-up key in hex. */
  readonly owners: ReadonlyMap<string, Owner>;
  /** Codes of the RT that are locked. One that is new is locked by whoever makes it. */
  readonly areas: ReadonlySet<string>;
}

/**
 * The numbers, the households that they or their owners belong to, and the RT of these.
 * @param areaCodes further RT to lock with them
 */
export async function lockOwners(
  tx: TransactionContext,
  numbers: readonly SentNumber[],
  areaCodes: readonly string[] = [],
): Promise<LockedOwners> {
  await lockNumbers(tx.db, numbers);
  let owners = await selectOwners(tx.db, numbers);
  // Nobody gives these numbers an owner while they are locked.
  if (owners.size === 0) return { owners, areas: new Set(await lockAreas(tx, areaCodes)) };
  let locked: readonly string[] | undefined;
  let areas: readonly string[] = [];
  for (;;) {
    const households = [...new Set([...owners.values()].flatMap(({ householdId }) => householdId ?? []))];
    if (locked && households.every((id) => locked!.includes(id))) return { owners, areas: new Set(areas) };
    const ofHouseholds = await lockHouseholdRows(tx, households);
    areas = await lockAreas(tx, [...new Set([...ofHouseholds, ...areaCodes])]);
    locked = households;
    // A person may have been moved between the look and the lock; then the new household is locked too.
    owners = await selectOwners(tx.db, numbers);
  }
}
