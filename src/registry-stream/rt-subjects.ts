// PURE. An RT with everybody who is matched in it.
import type { AreaSubject, HouseholdSubject } from "../matching/subject-record.ts";

export interface RtSubjects {
  readonly area: AreaSubject;
  /** The active ones, by id. */
  readonly households: readonly HouseholdSubject[];
}
