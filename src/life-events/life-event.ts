// PURE. What a life event is: something happened to households or persons that changes who belongs where.
import type { EndedEnrolment } from "../enrolments/handed-over.ts";
import type { Trace } from "../households/trace.ts";
import type { HandedOver } from "../referrals/handed-over.ts";

export const lifeEventKinds = [
  "renewal",
  "transfer",
  "family-card",
  "member-end",
  "merge",
  "split",
  "correct-number",
] as const;
export type LifeEventKind = (typeof lifeEventKinds)[number];

/** What a merge gave to the other household beside members and numbers, and what ended with it: ids of rows, by kind. */
export interface Handover extends HandedOver {
  readonly documents: readonly string[];
  readonly enrolments: readonly string[];
  /** As they were. */
  readonly endedEnrolments: readonly EndedEnrolment[];
}

export interface LifeEvent {
  readonly id: string;
  readonly kind: LifeEventKind;
  readonly at: Date;
  /** Name of the client. */
  readonly actor: string;
  readonly reason: string;
  /** Every household that it touched, the one that it is about first. */
  readonly householdIds: readonly string[];
  readonly trace: Trace;
  readonly handover: Handover | null;
  readonly revertedAt: Date | null;
  readonly revertedBy: string | null;
  readonly revertReason: string | null;
}

const revertibleDays = 30;
const dayMs = 86_400_000;

/** Until then it may be reverted. */
export function revertibleUntil({ at }: Pick<LifeEvent, "at">): Date {
  return new Date(at.getTime() + revertibleDays * dayMs);
}

/** It changes once, when it is reverted: its entity tag. */
export function revisionOf({ revertedAt }: Pick<LifeEvent, "revertedAt">): number {
  return revertedAt === null ? 1 : 2;
}
