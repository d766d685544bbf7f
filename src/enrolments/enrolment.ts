// PURE. What an enrolment is: a subject receives a program, from when to when.
import type { Subject } from "../subject.ts";

export const enrolmentStates = ["active", "suspended", "ended", "voided"] as const;
export type EnrolmentState = (typeof enrolmentStates)[number];

export interface Enrolment {
  readonly id: string;
  readonly program: string;
  readonly subjectType: Subject["type"];
  readonly subjectId: string;
  /** Code of the agency that delivers it; null where a list does not say. */
  readonly agency: string | null;
  readonly status: EnrolmentState;
  /** First day of receipt. */
  readonly startsOn: string;
  /** Last day of receipt; null: open. */
  readonly endsOn: string | null;
  /** Where it is known from: `referral`, `manual`, or the name of a list. */
  readonly source: string;
  readonly externalId: string | null;
  readonly referralId: string | null;
  readonly endReason: string | null;
  /** Of a suspended one. */
  readonly suspendReason: string | null;
  /** Of a suspended one: the date on which that should be over; null: open. */
  readonly suspendedUntil: string | null;
  /** Of the end or the suspension, in the officer's own words. */
  readonly reasonText: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly revision: number;
}

/** A receipt whose last day is over has ended; one that begins later is active all the same, by its dates. */
export function statusOn(today: string, endsOn: string | null): EnrolmentState {
  return endsOn !== null && endsOn < today ? "ended" : "active";
}
