// PURE. What may be done with an enrolment, and what becomes of it.
import { type Fault, fault } from "../fault.ts";
import type { Enrolment, EnrolmentState } from "./enrolment.ts";

export const enrolmentActions = ["end", "suspend", "resume"] as const;
export type EnrolmentAction = (typeof enrolmentActions)[number];

export interface EnrolmentReason {
  readonly code: string;
  /** In the officer's own words. */
  readonly text?: string;
}

export type EnrolmentMove =
  /** `to`: the last day of receipt; today unless given. */
  | { readonly action: "end"; readonly reason: EnrolmentReason; readonly to?: string }
  /** `until`: the date on which the suspension should be over; nothing happens by itself then. */
  | { readonly action: "suspend"; readonly reason: EnrolmentReason; readonly until?: string }
  | { readonly action: "resume" };

/** What a move changes in the row. */
export type EnrolmentChange = Pick<
  Enrolment,
  "status" | "endsOn" | "endReason" | "suspendReason" | "suspendedUntil" | "reasonText"
>;

const from: Readonly<Record<EnrolmentAction, readonly EnrolmentState[]>> = {
  end: ["active", "suspended"],
  suspend: ["active"],
  resume: ["suspended"],
};

/** What may be done now. @param status as of today: `ended` also of what has lapsed */
export function legalEnrolmentActions(status: EnrolmentState): EnrolmentAction[] {
  return enrolmentActions.filter((action) => from[action].includes(status));
}

/** Dates that do not fit the enrolment. @param today date in Jakarta */
export function moveFaults(enrolment: Enrolment, move: EnrolmentMove, today: string): Fault[] {
  if (move.action === "suspend" && move.until !== undefined && move.until < today) {
    return [fault("/until", "in-the-past", "Sudah lewat.", "Lies in the past.")];
  }
  if (move.action !== "end" || move.to === undefined) return [];
  if (move.to > today) return [fault("/to", "in-the-future", "Belum tiba.", "Lies in the future.")];
  if (move.to >= enrolment.startsOn) return [];
  return [fault("/to", "before-start", "Sebelum tanggal mulai.", "Lies before the start.")];
}

/**
 * The move is legal and has no faults. An end before the first day voids: nothing was received.
 * @param today date in Jakarta
 */
export function changeOf(enrolment: Enrolment, move: EnrolmentMove, today: string): EnrolmentChange {
  const { endsOn, endReason } = enrolment;
  const resumed = { suspendReason: null, suspendedUntil: null };
  switch (move.action) {
    case "resume":
      return { status: "active", endsOn, endReason, ...resumed, reasonText: null };
    case "suspend":
      return {
        ...{ status: "suspended", endsOn, endReason },
        suspendReason: move.reason.code,
        suspendedUntil: move.until ?? null,
        reasonText: move.reason.text ?? null,
      };
    case "end": {
      const ended =
        enrolment.startsOn > today
          ? ({ status: "voided", endsOn } as const)
          : ({ status: "ended", endsOn: move.to ?? today } as const);
      return { ...ended, ...resumed, endReason: move.reason.code, reasonText: move.reason.text ?? null };
    }
  }
}
