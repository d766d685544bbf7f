// PURE. Members leave other households for the one that was sent.
import type { Household, Membership, Person, RegisteredHousehold } from "./household.ts";
import { leaveHousehold } from "./leave-household.ts";

export interface Departures {
  readonly households: readonly Household[];
  readonly memberships: readonly Membership[];
}

/** Who is told of as dead or gone did not leave for the other household. */
const reasons: Readonly<Record<Person["status"], string>> = {
  active: "transferred",
  deceased: "died",
  moved: "moved-out",
};

/**
 * @param personIds whom the sent numbers name
 * @param told what was told of persons
 * @param dates now, and the date in Jakarta
 */
export function leaveForOther(
  others: readonly RegisteredHousehold[],
  personIds: ReadonlyMap<number, string>,
  told: readonly Person[],
  { now, today }: { readonly now: Date; readonly today: string },
): Departures {
  const leaves = new Set(personIds.values());
  const statuses = new Map(told.map(({ id, status }) => [id, status]));
  const end = { on: today, reason: reasons.active };
  const left = others.map((other) => leaveHousehold(other, leaves, end, now));
  return {
    households: left.map((one) => one.household),
    memberships: left
      .flatMap((one) => one.memberships)
      .map((one) => ({ ...one, leftReason: reasons[statuses.get(one.personId) ?? "active"] })),
  };
}

/** Memberships that end come first: a unique index watches each row as it is written. */
export function withDepartures<Rows extends Departures>(rows: Rows, departures: Departures): Rows {
  return {
    ...rows,
    households: [...departures.households, ...rows.households],
    memberships: [...departures.memberships, ...rows.memberships],
  };
}
