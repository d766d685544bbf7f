// PURE. What the households of an RT add up to at a date: one loop over everybody, by the words of the plan.
import type { AreaCounts } from "../../../src/eligibility/indicators/records.ts";
import type { Register, Row } from "./read-register.ts";

/** Poor is decile 1–4; out of school is 7–15 years and not attending; what is missing widens the interval. */
export function recomputeCounts(register: Register, areaCode: string, asOf: string): AreaCounts {
  const counts = { households: 0, poor: 0, perhapsPoor: 0, members: 0, out: 0, perhapsOut: 0 };
  let unbounded = false;
  for (const household of register.households) {
    if (household.areaCode !== areaCode || household.status !== "active") continue;
    counts.households += 1;
    if (household.decile === null) counts.perhapsPoor += 1;
    else if (household.decile <= 4) counts.poor += 1;
    const persons = presentPersons(register, household.id as string);
    if (persons.length === 0) unbounded = true;
    for (const person of persons) {
      counts.members += 1;
      const [youngest, oldest] = ages(person, asOf);
      if (person.schooling === "attending" || oldest < 7 || youngest > 15) continue;
      counts.perhapsOut += 1;
      if (person.schooling !== null && youngest >= 7 && oldest <= 15) counts.out += 1;
    }
  }
  const { households, poor, perhapsPoor, members, out, perhapsOut } = counts;
  return {
    households,
    poorHouseholds: { min: poor, max: poor + perhapsPoor },
    members: unbounded ? { min: members, max: Infinity } : members,
    outOfSchoolChildren: { min: out, max: unbounded ? Infinity : perhapsOut },
  };
}

/** The persons of the present memberships, in the order of the family card. */
export function presentPersons(register: Register, householdId: string): Row[] {
  return register.memberships
    .filter((one) => one.householdId === householdId && one.leftOn === null)
    .map((one) => register.persons.find((person) => person.id === one.personId)!);
}

/** The youngest and the oldest age in full years that a person may have. */
function ages({ birthDate, birthYear }: Row, asOf: string): [number, number] {
  const year = Number(asOf.slice(0, 4));
  if (birthDate !== null) {
    const date = birthDate as string;
    const age = year - Number(date.slice(0, 4)) - (asOf.slice(5) < date.slice(5) ? 1 : 0);
    return [age, age];
  }
  if (birthYear === null) return [0, Infinity];
  const oldest = year - (birthYear as number);
  return [asOf.endsWith("12-31") ? oldest : oldest - 1, oldest];
}
