// PURE. What becomes of a household that somebody has seen: it is as it stands, or it is not.
import type { Observation } from "../areas/merge-observed.ts";
import type { Household, Person, RegisteredHousehold } from "../households/household.ts";
import { revised } from "../households/revised.ts";

/** Household and members are verified as they stand on file. Records that are so already stay the same objects. */
export function confirmed(registered: RegisteredHousehold, seenOn: string, now: Date): RegisteredHousehold {
  const { household, members } = registered;
  const standing = { status: "active", dispute: null } as const;
  return {
    ...registered,
    household: changed(household, { ...standing, observation: seen(household.observation, seenOn) }, now),
    members: members.map((member) => ({
      ...member,
      person: changed(member.person, { observation: seen(member.person.observation, seenOn) }, now),
    })),
  };
}

/**
 * It is inactive, and on file. That counts as what was seen, so that neither a file nor hearsay makes it active again:
 * only who sees it does.
 */
export function rejected(registered: RegisteredHousehold, seenOn: string, now: Date): RegisteredHousehold {
  const { household } = registered;
  const observation = seen(household.observation, seenOn);
  const standing = { status: "inactive", dispute: "rejected", observation } as const;
  return { ...registered, household: changed(household, standing, now) };
}

/** Where the facts come from stays; what was seen later stays seen then. */
function seen({ source, observedOn }: Observation, seenOn: string): Observation {
  const later = observedOn !== null && observedOn > seenOn;
  return { source, observedOn: later ? observedOn : seenOn, verified: true };
}

function changed<Row extends Household | Person>(record: Row, changes: Partial<Row>, now: Date): Row {
  const names = Object.keys(changes) as (keyof Row)[];
  const same = names.every((name) => JSON.stringify(record[name]) === JSON.stringify(changes[name]));
  return same ? record : revised(record, now, changes);
}
