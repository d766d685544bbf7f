// PURE. What becomes of a household when members leave it.
import type { Household, Membership, RegisteredHousehold } from "./household.ts";

export interface Departure {
  readonly household: Household;
  readonly memberships: readonly Membership[];
}

/**
 * Memberships end on a day, for a reason (code). A household that nobody is left in is inactive.
 * @param leaves ids of the persons who leave
 */
export function leaveHousehold(
  { household, members }: RegisteredHousehold,
  leaves: ReadonlySet<string>,
  end: { readonly on: string; readonly reason: string },
  now: Date,
): Departure {
  const left = members.filter(({ person }) => leaves.has(person.id));
  const isEmpty = left.length > 0 && left.length === members.length;
  return {
    household: {
      ...household,
      status: isEmpty ? "inactive" : household.status,
      updatedAt: now,
      revision: household.revision + 1,
    },
    memberships: left.map(({ membership }) => ({ ...membership, leftOn: end.on, leftReason: end.reason })),
  };
}
