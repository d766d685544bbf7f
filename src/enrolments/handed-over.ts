// PURE. What one household's enrolments became when it was merged into another.
import type { Enrolment } from "./enrolment.ts";

/** An enrolment as it was before the handover ended it. */
export type EndedEnrolment = Pick<Enrolment, "id" | "status" | "endsOn">;

export interface HandedEnrolments {
  /** Ids of those that moved. */
  readonly moved: readonly string[];
  /** Those that ended, as they were. */
  readonly ended: readonly EndedEnrolment[];
}
