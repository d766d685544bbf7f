// Ends an enrolment: the subject receives the program no longer, and may be eligible for it again.
import type { Context } from "../context.ts";
import type { Enrolment } from "./enrolment.ts";
import type { EnrolmentReason } from "./lifecycle.ts";
import { moveEnrolment, type MoveTarget, type ReasonFault } from "./move-enrolment.ts";

/** See `moveEnrolment`. */
export function endEnrolment(
  ctx: Context,
  input: MoveTarget & { readonly reason: EnrolmentReason; readonly to?: string },
  reasonFault: ReasonFault,
): Promise<Enrolment> {
  const { reason, to } = input;
  return moveEnrolment(ctx, input, { action: "end", reason, to }, reasonFault);
}
