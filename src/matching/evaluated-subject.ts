// PURE. A household with its members, or an RT, evaluated: its matches, and when they are due again.
import type { Match } from "./match.ts";
import type { Matcher } from "./match-subjects.ts";
import type { AreaSubject, HouseholdSubject } from "./subject-record.ts";

export interface Evaluated<Of extends HouseholdSubject | AreaSubject> {
  readonly subject: Of;
  /** Ineligible ones too. */
  readonly matches: readonly Match[];
  /** When an outcome may change by time alone; null: never. */
  readonly dueOn: string | null;
}

export function evaluateHousehold(matcher: Matcher, subject: HouseholdSubject): Evaluated<HouseholdSubject> {
  const matches = matcher.household(subject);
  return { subject, matches, dueOn: matcher.householdDueOn(subject, matches) };
}

export function evaluateArea(matcher: Matcher, subject: AreaSubject): Evaluated<AreaSubject> {
  const matches = matcher.area(subject);
  return { subject, matches, dueOn: matcher.areaDueOn(subject, matches) };
}
