// Suspends an enrolment: it goes on, counts as receipt, and pays nothing for the time being.
import type { Context } from "../context.ts";
import type { Enrolment } from "./enrolment.ts";
import type { EnrolmentReason } from "./lifecycle.ts";
import { moveEnrolment, type MoveTarget, type ReasonFault } from "./move-enrolment.ts";

/** See `moveEnrolment`. */
export function suspendEnrolment(
  ctx: Context,
  input: MoveTarget & { readonly reason: EnrolmentReason; readonly until?: string },
  reasonFault: ReasonFault,
): Promise<Enrolment> {
  const { reason, until } = input;
  return moveEnrolment(ctx, input, { action: "suspend", reason, until }, reasonFault);
}
