// PURE. What is decided about a household by those who have seen it, and what objections to it are.
import type { Verification } from "../households/verification.ts";
import type { Correction } from "./correction.ts";

export const decisions = ["verify", "correct", "reject"] as const;
export type Decision = (typeof decisions)[number];

/** The record of a village meeting that decided. */
export interface Minutes {
  readonly number: string;
  readonly heldOn: string;
}

export interface HouseholdDecision {
  readonly householdId: string;
  readonly decision: Decision;
  /** Why; asked for where it is rejected. */
  readonly reason?: string;
  /** What is so instead, where it is corrected. */
  readonly correction?: Correction;
}

/** A decision that was made. */
export interface VerificationRecord {
  readonly id: string;
  readonly householdId: string;
  readonly decision: Decision;
  readonly reason: string | null;
  /** The day on which it was seen. */
  readonly seenOn: string;
  readonly minutes: string | null;
  readonly decidedBy: string;
  readonly onBehalfOf: string | null;
  readonly decidedAt: Date;
}

export const objectionStates = ["open", "dismissed", "upheld"] as const;

/** Who speaks: a client, and the officer whom it serves where it says so. */
export interface Speaker {
  readonly clientId: string;
  readonly onBehalfOf: string | null;
}

export interface Objection extends Speaker {
  readonly id: string;
  readonly householdId: string;
  readonly status: (typeof objectionStates)[number];
  readonly text: string;
  /** Name of the client. */
  readonly raisedBy: string;
  readonly raisedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

/**
 * Whether two may be one person. A desk that serves many officers is told apart by whom it names; where it names
 * nobody once, it may be anybody.
 */
export function maySpeakFor(one: Speaker, other: Speaker): boolean {
  const [a, b] = [one, other].map(({ onBehalfOf }) => onBehalfOf?.trim().toLowerCase());
  if (one.clientId === other.clientId) return a === undefined || b === undefined || a === b;
  return a !== undefined && a === b;
}

/** What a decision leaves of the objections that it decides. */
export function objectionAfter(decision: Decision): "dismissed" | "upheld" {
  return decision === "verify" ? "dismissed" : "upheld";
}

/** A household that waits to be verified. */
export interface ToVerify {
  readonly householdId: string;
  /** The head's name, else the first member's. */
  readonly label: string;
  /** Code of the RT. */
  readonly areaCode: string;
  readonly address: string | null;
  readonly verification: Verification;
  readonly source: string | null;
  readonly observedOn: string | null;
  readonly registeredAt: Date;
  /** How many objections are open. */
  readonly objections: number;
  /** Codes of programs that it, or a member, is eligible for, and that wait for this. */
  readonly waiting: readonly string[];
}
