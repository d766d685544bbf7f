// Tells of households and memberships that a life event changed, and touches them and their RT.
import type { TransactionContext } from "../context.ts";
import type { Household, Membership, RegisteredHousehold } from "./household.ts";
import { memberEvent } from "./member-event.ts";

export interface HouseholdsChange {
  readonly households: readonly Household[];
  readonly memberships: readonly Membership[];
}

/** @param before the households as they stood */
export function journalHouseholds(
  tx: TransactionContext,
  { households, memberships }: HouseholdsChange,
  before: readonly RegisteredHousehold[],
): void {
  const members = before.flatMap((one) => one.members);
  const present = new Set(members.map(({ membership }) => membership.id));
  const wasInactive = new Set(
    before.filter(({ household }) => household.status !== "active").map(({ household }) => household.id),
  );
  for (const { id, status, areaCode, revision } of households) {
    const subject = { type: "household", id } as const;
    const isNew = revision === 1;
    const active = isNew ? "household.registered" : "household.updated";
    const isEnding = status !== "active" && !wasInactive.has(id);
    const type = isEnding ? "household.deactivated" : active;
    tx.journal.event({ type, subject, householdId: id, areaCode, data: { areaCode, revision } });
    tx.touch(subject, { opens: isNew });
    tx.touch({ type: "area", id: areaCode });
  }
  const areaOf = new Map(households.map(({ id, areaCode }) => [id, areaCode]));
  for (const membership of memberships) {
    const type = memberEvent(membership, present);
    if (!type) continue;
    const { personId, householdId, leftReason } = membership;
    const subject = { type: "person", id: personId } as const;
    const areaCode = areaOf.get(householdId);
    const data = { reason: leftReason ?? undefined };
    tx.journal.event({ type, subject, householdId, areaCode, data });
    if (membership.leftOn !== null) tx.touch(subject);
  }
}
