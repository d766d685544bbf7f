// PURE. What a referral is: the offer of a subject to a program's agencies, and what became of it.
import type { FactRecord } from "../eligibility/catalogue.ts";
import { jakartaDate } from "../jakarta-date.ts";
import type { Clock } from "./clock.ts";

/** The states that end a referral; `reopen` alone leads out of them. */
export const finishedStates = ["completed", "failed", "cancelled"] as const;
/** Nobody holds it; who is `waitlisted` has no place in a quota yet, and is offered to nobody. */
export const unheldStates = ["waitlisted", "requested", "returned"] as const;
export const heldStates = ["accepted", "in-progress", "on-hold"] as const;
export const unfinishedStates = [...unheldStates, ...heldStates] as const;
export const referralStates = [...unfinishedStates, ...finishedStates] as const;
export type ReferralState = (typeof referralStates)[number];

/**
 * `automatic`: opened by the door for an eligible subject; `request`: somebody asked for it; `release`: the coordination
 * team released eligible subjects of the program.
 */
export const referralBases = ["automatic", "request", "release"] as const;
export type ReferralBasis = (typeof referralBases)[number];

export const resultCodes = ["enrolled", "already-receiving", "one-off", "informed"] as const;

/** What came of a completed referral; dates are the first and last day of receipt. */
export interface ReferralResult {
  readonly code: (typeof resultCodes)[number];
  readonly from?: string;
  readonly to?: string;
  readonly externalId?: string;
}

/** The facts that the deciding version refers to, as they stood at the opening. */
export interface ReferralSnapshot {
  readonly household?: FactRecord;
  readonly members?: readonly FactRecord[];
  readonly member?: FactRecord;
  readonly area?: FactRecord;
}

export interface Referral extends Clock {
  readonly id: string;
  readonly program: string;
  readonly version: number;
  readonly basis: ReferralBasis;
  readonly subjectType: "household" | "person" | "area";
  readonly subjectId: string;
  readonly subjectLabel: string;
  readonly householdId: string | null;
  /** Code of the RT. */
  readonly areaCode: string;
  readonly status: ReferralState;
  /** The agencies it is offered to: the first to accept holds it; they stay asked if the holder gives it back. */
  readonly candidates: readonly string[];
  /**
   * Agencies that see its state and their own part: they declined it, gave it back, had it taken from them, or asked
   * for it on behalf of the others.
   */
  readonly formerAgencies: readonly string[];
  /** Ids of the quotas in which it holds a place. */
  readonly places: readonly string[];
  /** Who works it; of a finished one, who did. */
  readonly holder: string | null;
  /** The state that `resume` leads back to. */
  readonly heldFrom: ReferralState | null;
  readonly heldUntil: string | null;
  /** Higher comes first; null: unknown, last. */
  readonly priority: number | null;
  /** The subject became ineligible while an agency holds the referral. */
  readonly eligibilityChanged: boolean;
  /** The holder's own number for the case. */
  readonly externalId: string | null;
  readonly result: ReferralResult | null;
  readonly snapshot: ReferralSnapshot;
  /** Hash of the facts as they stand while it is unfinished, as its version refers to them. */
  readonly factsHash: string;
  readonly openedAt: Date;
  readonly finishedAt: Date | null;
  readonly updatedAt: Date;
  readonly revision: number;
}

/** One step of a referral's life. */
export interface Transition {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly from: ReferralState | null;
  readonly to: ReferralState;
  /** The agency that acted; null: the door or the coordination team. */
  readonly agency: string | null;
  readonly actor: string;
  readonly reason: string | null;
  readonly reasonText: string | null;
  readonly note: string | null;
}

export interface Note {
  readonly id: string;
  readonly at: Date;
  readonly agency: string | null;
  readonly actor: string;
  readonly text: string;
}

/**
 * Whether a place stays taken when the referral ends so: by what the program has given since it was opened, also where
 * that was recorded as an enrolment alone; what was received before took no place.
 */
export function keepsPlace({ status, result, openedAt }: Pick<Referral, "status" | "result" | "openedAt">) {
  if (status !== "completed" || result === null) return false;
  const { code, from } = result;
  const isGivenSince = code === "already-receiving" && from !== undefined && from >= jakartaDate(openedAt);
  return code === "enrolled" || code === "one-off" || isGivenSince;
}

/** An opening that the door has decided on. */
export interface NewReferral extends Pick<
  Referral,
  | "program"
  | "version"
  | "basis"
  | "subjectType"
  | "subjectId"
  | "subjectLabel"
  | "householdId"
  | "areaCode"
  | "candidates"
  | "priority"
  | "snapshot"
  | "factsHash"
> {
  /** Why it is asked for, kept with the opening. */
  readonly note?: string;
}

/** Every agency that has or had to do with the referral: it sees its events. */
export function agenciesOf(referral: Pick<Referral, "candidates" | "formerAgencies" | "holder">): string[] {
  const { candidates, formerAgencies, holder } = referral;
  return [...new Set([...candidates, ...formerAgencies, ...(holder === null ? [] : [holder])])].sort();
}
