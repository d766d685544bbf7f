// PURE. What a task is: an intake that its sender may not decide, and the coordination team will.
import type { Resolution } from "../households/household.ts";
import type { MemberElsewhere } from "../households/undecided-members.ts";

export const taskKinds = ["member-elsewhere"] as const;
export const taskStates = ["open", "done", "rejected"] as const;
export type TaskStatus = (typeof taskStates)[number];

export interface Task {
  readonly id: string;
  readonly kind: (typeof taskKinds)[number];
  readonly status: TaskStatus;
  readonly intakeId: string;
  /** Code of the RT that the household was sent with. */
  readonly areaCode: string;
  /** The members who are known elsewhere, as they were when it came in. */
  readonly members: readonly MemberElsewhere[];
  readonly createdAt: Date;
  readonly decision: Resolution | "reject" | null;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}
