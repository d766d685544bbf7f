// PURE. What undoes a life event, and what stands in the way because it has changed since.
import type { Household, Membership, Person, RegisteredHousehold } from "./household.ts";
import { revised } from "./revised.ts";
import type { Trace } from "./trace.ts";
import type { TracedNumber } from "./trace-query.ts";

/** The rows of a trace as they are now. */
export interface TracedState {
  /** Those of the trace, and the present ones of its persons. */
  readonly memberships: readonly Membership[];
  readonly numbers: readonly TracedNumber[];
  readonly households: readonly RegisteredHousehold[];
  readonly persons: readonly Person[];
}

/** What has changed since, as `household/<id>` and `person/<id>`; nothing: it may be undone. */
export function changedSince(trace: Trace, state: TracedState): string[] {
  const changed = [
    ...trace.memberships.flatMap(({ before, after }) => membershipChange(before, after, trace, state)),
    ...trace.statuses.flatMap(({ type, id, before, after }) => {
      const status = statusOf(type, id, state);
      return before === null || status === after ? [] : [`${type}/${id}`];
    }),
    ...state.numbers.flatMap(({ id, ownerType, ownerId, isPresent, isReplaced }) => {
      const isAdded = trace.numbers.added.includes(id);
      const stands = isAdded ? isPresent : !isPresent && !isReplaced;
      return stands ? [] : [`${ownerType}/${ownerId}`];
    }),
  ];
  return [...new Set(changed)];
}

function membershipChange(
  before: Membership | null,
  after: Membership,
  trace: Trace,
  { memberships, households, persons }: TracedState,
): string[] {
  const person = `person/${after.personId}`;
  const now = memberships.find(({ id }) => id === after.id);
  if (!now || now.leftOn !== after.leftOn || now.leftReason !== after.leftReason) return [person];
  if (after.leftOn === null || before === null) return [];
  const ofEvent = new Set(trace.memberships.map((one) => one.after.id));
  const isElsewhere = memberships.some(
    ({ id, personId, leftOn }) => personId === after.personId && leftOn === null && !ofEvent.has(id),
  );
  const isUndone = (id: string) => trace.statuses.some((one) => one.id === id);
  const isGone = persons.some(({ id, status }) => id === after.personId && status !== "active");
  // Nobody comes back from the dead, or to a household that is no more, but by undoing what made them so.
  if (isElsewhere || (isGone && !isUndone(after.personId))) return [person];
  const home = households.find(({ household }) => household.id === after.householdId);
  if (home?.household.status !== "active" && !isUndone(after.householdId)) {
    return [`household/${after.householdId}`];
  }
  const hasOtherHead = home?.members.some(
    ({ membership }) => membership.relation === "head" && !ofEvent.has(membership.id),
  );
  return before.relation === "head" && hasOtherHead ? [`household/${after.householdId}`] : [];
}

function statusOf(
  type: "household" | "person",
  id: string,
  { households, persons }: TracedState,
): string | undefined {
  if (type === "person") return persons.find((one) => one.id === id)?.status;
  return households.find(({ household }) => household.id === id)?.household.status;
}

export interface Undoing {
  readonly households: readonly Household[];
  readonly persons: readonly Person[];
  readonly memberships: readonly Membership[];
  /** Ids of numbers that end. */
  readonly endedNumbers: readonly string[];
  /** Ids of numbers that count again. */
  readonly restoredNumbers: readonly string[];
}

/**
 * Memberships that the event began end, those that it ended go on; facts that came with it stay. A household that it
 * made is inactive when nobody is left in it, else it keeps its numbers.
 * @param today the date in Jakarta
 */
export function undoTrace(
  trace: Trace,
  state: TracedState,
  { now, today }: { readonly now: Date; readonly today: string },
): Undoing {
  const begun = trace.memberships.filter(({ before, after }) => before === null && after.leftOn === null);
  const ended = trace.memberships.filter(({ before, after }) => before !== null && after.leftOn !== null);
  const current = new Map(state.memberships.map((membership) => [membership.id, membership]));
  const leaves = new Set(begun.map(({ after }) => after.id));
  const statuses = new Map(trace.statuses.map((one) => [one.id, one]));
  const restored = new Set(ended.map(({ after }) => after.personId));
  const households = state.households.map(({ household, members }) => {
    const change = statuses.get(household.id);
    const isEmpty = members.every(({ membership }) => leaves.has(membership.id));
    const madeStatus = isEmpty ? "inactive" : household.status;
    const before = (change?.before ?? null) as Household["status"] | null;
    const status = !change ? household.status : (before ?? madeStatus);
    return revised(household, now, { status });
  });
  const inactive = new Set(households.filter(({ status }) => status !== "active").map(({ id }) => id));
  const kept = new Set(trace.statuses.filter(({ before }) => before === null).map(({ id }) => id));
  return {
    households,
    // Also whose status stays: who records something for a person without a household waits for this row.
    persons: state.persons
      .filter(({ id }) => restored.has(id) || statuses.has(id))
      .map((person) => {
        const status = statuses.get(person.id)?.before as Person["status"] | undefined;
        return revised(person, now, { status: status ?? person.status });
      }),
    memberships: [
      ...begun.map(({ after }) => ({
        ...current.get(after.id)!,
        leftOn: today,
        leftReason: "reverted",
      })),
      ...ended.map(({ before }) => before!),
    ],
    endedNumbers: state.numbers
      .filter(
        ({ id, ownerId }) =>
          trace.numbers.added.includes(id) && !(kept.has(ownerId) && !inactive.has(ownerId)),
      )
      .map(({ id }) => id),
    restoredNumbers: trace.numbers.ended,
  };
}
