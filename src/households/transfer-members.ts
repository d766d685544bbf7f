// PURE. Members leave other households for the one that was sent.
import type { Household, Membership, RegisteredHousehold } from "./household.ts";
import { leaveHousehold } from "./leave-household.ts";

export interface Departures {
  readonly households: readonly Household[];
  readonly memberships: readonly Membership[];
}

/**
 * @param personIds whom the sent numbers name
 * @param dates now, and the date in Jakarta
 */
export function leaveForOther(
  others: readonly RegisteredHousehold[],
  personIds: ReadonlyMap<number, string>,
  { now, today }: { readonly now: Date; readonly today: string },
): Departures {
  const leaves = new Set(personIds.values());
  const end = { on: today, reason: "transferred" };
  const left = others.map((other) => leaveHousehold(other, leaves, end, now));
  return {
    households: left.map((one) => one.household),
    memberships: left.flatMap((one) => one.memberships),
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
