// PURE. What a household adds to the aggregates of its RT, so that the RT is matched again only when that changes.
import type { RegisteredHousehold } from "./household.ts";

/** Equal texts add the same to the counts of households, poor households, members, children out of school. */
export function areaContribution(household: Pick<RegisteredHousehold, "household" | "members">): string {
  if (household.household.status !== "active") return "";
  const { decile, areaCode } = household.household;
  const poor = decile === null ? "unknown" : decile.value <= 4;
  const members = household.members.map(({ person }) => [
    person.birthDate,
    person.birthYear,
    person.indicators.schooling,
  ]);
  return JSON.stringify([areaCode, poor, members.sort()]);
}
