// PURE. What stands between a subject and a new offer, and what is already on its way.
import type { Subject } from "../subject.ts";
import type { StoredMatch } from "../matching/match.ts";

export interface StandingReferral {
  readonly id: string;
  readonly program: string;
  readonly version: number;
  /** Hash of the facts, as the referral's version refers to them, when it was last looked at. */
  readonly factsHash: string;
  readonly subject: Subject;
  /** Where the subject was at home when it was last looked at. */
  readonly householdId: string | null;
  readonly areaCode: string;
  readonly status: string;
  readonly holder: string | null;
  readonly basis: string;
  readonly priority: number | null;
  readonly eligibilityChanged: boolean;
}

export interface StandingHold {
  readonly id: string;
  readonly program: string;
  readonly subject: Subject;
  readonly reason: string;
  /** The first day on which the program may be offered again; null: when the facts change. */
  readonly untilDate: string | null;
  /** The version and the hash of the facts, as it refers to them, that stand in the way. */
  readonly version: number | null;
  readonly factsHash: string | null;
}

/** One whose last day has not passed. */
export interface RunningEnrolment {
  readonly program: string;
  readonly subject: Subject;
  readonly status: "active" | "suspended";
  readonly startsOn: string;
  readonly endsOn: string | null;
}

/** Everything on file about subjects that matching and opening depend on. */
export interface Standing {
  readonly matches: readonly StoredMatch[];
  readonly referrals: readonly StandingReferral[];
  readonly holds: readonly StandingHold[];
  readonly enrolments: readonly RunningEnrolment[];
  /** When subjects are due to be matched again, by `type id`. */
  readonly reviews: ReadonlyMap<string, string>;
}
