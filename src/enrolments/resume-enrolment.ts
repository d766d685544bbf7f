// Resumes a suspended enrolment.
import type { Context } from "../context.ts";
import type { Enrolment } from "./enrolment.ts";
import { moveEnrolment, type MoveTarget, type ReasonFault } from "./move-enrolment.ts";

/** See `moveEnrolment`. */
export function resumeEnrolment(
  ctx: Context,
  input: MoveTarget,
  reasonFault: ReasonFault,
): Promise<Enrolment> {
  return moveEnrolment(ctx, input, { action: "resume" }, reasonFault);
}
