// PURE. A matching run: everybody in some areas is matched again by the criteria in force, one RT after the other.
export const runStates = ["queued", "running", "completed", "failed", "cancelled"] as const;
export type RunState = (typeof runStates)[number];

/** `criteria`: a version came into force, or what it refers to has changed; `request`: somebody asked for it. */
export const runCauses = ["criteria", "request"] as const;
export type RunCause = (typeof runCauses)[number];

export interface MatchingRun {
  readonly id: string;
  readonly cause: RunCause;
  /** Codes of the programs that it is about; null: all. */
  readonly programs: readonly string[] | null;
  /** Codes of areas, RT or above; null: the whole city. */
  readonly areas: readonly string[] | null;
  /** By program, the law (`lawOf`) by which everybody has been matched once a run of the whole city is through. */
  readonly laws: Readonly<Record<string, string>>;
  readonly status: RunState;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** The last RT that was matched: where it goes on. */
  readonly afterArea: string | null;
  readonly areasDone: number;
  readonly households: number;
  /** How many events of each type it led to, such as `match.changed` and `referral.cancelled`. */
  readonly events: Readonly<Record<string, number>>;
  /** RT that could not be matched, though it was tried again, and stay due; everybody else has been. */
  readonly failedAreas: readonly string[];
  readonly revision: number;
}

/** Counts events by their type on top of what has been counted. */
export function countEvents(
  counted: MatchingRun["events"],
  events: readonly { readonly type: string }[],
): Record<string, number> {
  const counts = { ...counted };
  for (const { type } of events) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
