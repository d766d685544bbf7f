// PURE. What a match is: the outcome of the version in force for one subject.
import type { Subject } from "../subject.ts";
import type { ExplainedCriterion, ProgramOutcome } from "../eligibility/program.ts";
import type { Facts, Unit } from "../eligibility/catalogue.ts";

export type Outcome = "eligible" | "ineligible" | "undetermined";

export interface Match {
  readonly program: string;
  readonly version: number;
  readonly unit: Unit;
  readonly subject: Subject;
  /** The person's name, the name of the household's head, or the area's name. */
  readonly label: string;
  /** The household of a household's or person's match. */
  readonly householdId: string | null;
  /** Code of the RT. */
  readonly areaCode: string;
  readonly outcome: Outcome;
  /** Names of the missing facts, such as `member.birthDate`; only where undetermined. */
  readonly missing: readonly string[];
  readonly priority: number | null;
  /** Earliest date at which the outcome changes though no data does; looked for when asked. */
  readonly reviewOn: string | null;
  /** Hash of the stored facts that the version refers to. */
  readonly factsHash: string;
  /** Criteria that could not be evaluated at all, and count as unknown: a fault of theirs or of ours. */
  readonly failures: ProgramOutcome["failures"];
  /** What was evaluated, for snapshots. */
  readonly facts: Facts;
  /** Why: each criterion, computed when asked for. */
  readonly explain: () => readonly ExplainedCriterion[];
}

/** A stored match; an ineligible one has none. */
export interface StoredMatch {
  readonly program: string;
  readonly subject: Subject;
  /** The household of a household's or person's match. */
  readonly householdId: string | null;
  readonly version: number;
  readonly outcome: Exclude<Outcome, "ineligible">;
  readonly missing: readonly string[];
  readonly priority: number | null;
}

/** Whether a match has a row: one that is ineligible has none. */
export function isStored<Of extends Pick<Match, "outcome">>(
  match: Of,
): match is Of & { readonly outcome: StoredMatch["outcome"] } {
  return match.outcome !== "ineligible";
}

/** A key for maps: one match a program and subject. */
export function matchKey(program: string, subject: Subject): string {
  return `${program} ${subject.type} ${subject.id}`;
}

/** When a household with its members, or an RT, is due to be matched again; null: never by time alone. */
export interface Review {
  readonly subjectType: "household" | "area";
  readonly subjectId: string;
  readonly reviewOn: string | null;
}
