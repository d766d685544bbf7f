// Writes down what a change of a household was, and touches what has to be matched again because of it.
import type { TransactionContext } from "../context.ts";
import { areaContribution } from "./area-contribution.ts";
import { changedNames } from "./changed-names.ts";
import type { RegisteredHousehold } from "./household.ts";
import { memberEvent } from "./member-event.ts";
import type { HouseholdChange } from "./merge-household.ts";

/** Nothing is written of a change that changed nothing. */
export function journalChange(
  tx: TransactionContext,
  stored: RegisteredHousehold | undefined,
  change: HouseholdChange,
  numbersAdded: number,
): void {
  if (!change.changed) return;
  const { household, created } = change;
  const subject = { type: "household", id: household.id } as const;
  const place = { householdId: household.id, areaCode: household.areaCode };
  tx.journal.audit({
    action: created ? "household.register" : "household.update",
    entity: subject,
    householdId: household.id,
    details: {
      persons: change.persons.length,
      memberships: change.memberships.length,
      numbers: numbersAdded,
      changed: stored && changedNames(stored, change),
    },
  });
  tx.journal.event({
    type: created ? "household.registered" : "household.updated",
    subject,
    ...place,
    data: { areaCode: household.areaCode, revision: household.revision },
  });
  const present = new Set(stored?.members.map((member) => member.membership.id));
  for (const membership of change.memberships) {
    const type = memberEvent(membership, present);
    if (!type) continue;
    const person = { type: "person", id: membership.personId } as const;
    tx.journal.event({
      type,
      subject: person,
      ...place,
      data: { reason: membership.leftReason ?? undefined },
    });
    if (membership.leftOn !== null) tx.touch(person);
  }
  // Who had left before may be told of as dead: what is still under way for them ends too.
  for (const { id, status } of change.persons) if (status !== "active") tx.touch({ type: "person", id });
  tx.touch(subject, { opens: true });
  if (!contributionChanged(stored, change)) return;
  tx.touch({ type: "area", id: household.areaCode }, { opens: true });
  if (stored) tx.touch({ type: "area", id: stored.household.areaCode });
}

function contributionChanged(stored: RegisteredHousehold | undefined, change: HouseholdChange): boolean {
  if (!stored || change.memberships.length > 0) return true;
  const changed = new Map(change.persons.map((person) => [person.id, person]));
  const members = stored.members.map((member) => ({
    ...member,
    person: changed.get(member.person.id) ?? member.person,
  }));
  return areaContribution(stored) !== areaContribution({ household: change.household, members });
}
