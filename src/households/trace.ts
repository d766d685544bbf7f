// PURE. What a life event did to the register, so that it can be undone: rows before and after, no number in it.
import type { Household, Membership, Person, RegisteredHousehold } from "./household.ts";

export interface Trace {
  /** `before` is null for a membership that the event began. */
  readonly memberships: readonly { readonly before: Membership | null; readonly after: Membership }[];
  /** `before` is null for a household that the event made. */
  readonly statuses: readonly StatusChange[];
  /** Ids of the numbers, which stay sealed where they are. */
  readonly numbers: { readonly added: readonly string[]; readonly ended: readonly string[] };
}

export interface StatusChange {
  readonly type: "household" | "person";
  readonly id: string;
  readonly before: string | null;
  readonly after: string;
}

/** The rows that a change writes, as they stand afterwards. */
export interface WrittenRows {
  readonly households: readonly Household[];
  readonly persons: readonly Person[];
  readonly memberships: readonly Membership[];
}

/** @param before the households as they stood */
export function traceOf(
  before: readonly RegisteredHousehold[],
  after: WrittenRows,
  numbers: Trace["numbers"],
): Trace {
  const members = before.flatMap((one) => one.members);
  const memberships = new Map(members.map(({ membership }) => [membership.id, membership]));
  const statusOf = new Map<string, string>([
    ...before.map(({ household }) => [household.id, household.status] as const),
    ...members.map(({ person }) => [person.id, person.status] as const),
  ]);
  const changed = (type: StatusChange["type"]) => (row: { readonly id: string; readonly status: string }) => {
    const status = statusOf.get(row.id) ?? null;
    return status === row.status ? [] : [{ type, id: row.id, before: status, after: row.status }];
  };
  return {
    memberships: after.memberships.map((membership) => ({
      before: memberships.get(membership.id) ?? null,
      after: membership,
    })),
    statuses: [
      ...after.households.flatMap(changed("household")),
      // A person who is new was made by what was sent, not by the event.
      ...after.persons.filter(({ id }) => statusOf.has(id)).flatMap(changed("person")),
    ],
    numbers,
  };
}
