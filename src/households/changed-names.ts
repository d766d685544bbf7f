// PURE. Names of what a change of a household changed, without the values: what its history tells.
import type { Household, Person, RegisteredHousehold } from "./household.ts";

const householdFields = ["status", "areaCode", "rw", "address", "phone", "decile", "privacyNotice"] as const;
const personFields = ["status", "name", "sex", "birthDate", "birthYear"] as const;

/** Facts of members are told as `members.<name>`. */
export function changedNames(
  stored: RegisteredHousehold,
  change: { readonly household: Household; readonly persons: readonly Person[] },
): string[] {
  const before = new Map(stored.members.map(({ person }) => [person.id, person]));
  const ofMembers = change.persons.flatMap((person) => {
    const known = before.get(person.id);
    return known ? differing(known, person, personFields) : [];
  });
  return [
    ...differing(stored.household, change.household, householdFields),
    ...[...new Set(ofMembers)].map((name) => `members.${name}`),
  ];
}

type WithIndicators = { readonly indicators: Readonly<Record<string, unknown>> };

function differing<Row extends WithIndicators>(a: Row, b: Row, fields: readonly (keyof Row & string)[]) {
  const names = new Set([...Object.keys(a.indicators), ...Object.keys(b.indicators)]);
  return [
    ...fields.filter((name) => !isSame(a[name], b[name])),
    ...[...names].filter((name) => !isSame(a.indicators[name], b.indicators[name])),
  ];
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
