// PURE. What becomes of a delivery, and of its webhook, after an attempt.
import type { DisabledReason, Health } from "./webhook.ts";

export const deliveryStatuses = ["waiting", "delivered", "parked"] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** Why an attempt failed. */
export const failures = [
  "status",
  "time-out",
  "connection",
  "address-not-allowed",
  "too-many-redirects",
] as const;
export type Failure = (typeof failures)[number];

/** How an attempt went; no `failure`: it arrived. */
export interface Attempt {
  readonly httpStatus: number | null;
  readonly failure: Failure | null;
  /** How long the receiver asks to be left alone. */
  readonly retryAfterMs?: number;
}

const secondMs = 1_000;
const hourMs = 3_600 * secondMs;
const dayMs = 24 * hourMs;
const firstPauseMs = 5 * secondMs;
const longestPauseMs = 4 * hourMs;
/** Counted from a delivery's first attempt. */
const patienceMs = dayMs;
const failingTooLongMs = 3 * dayMs;
const parkedTooMany = 20;

export interface Attempted {
  /** With this one. */
  readonly attempts: number;
  readonly firstAttemptAt: Date;
  /** The least that the receiver asks for. */
  readonly retryAfterMs?: number;
}

/**
 * When to try again: pauses of 5 s, 15 s, 45 s … up to four hours, each up to a half longer or shorter, and not before
 * the receiver asks; the last attempt is made 24 hours after the first. @param random from 0 to 1
 * @returns `undefined` when the delivery is given up
 */
export function retryAt(
  { attempts, firstAttemptAt, retryAfterMs = 0 }: Attempted,
  now: Date,
  random: number,
): Date | undefined {
  const end = firstAttemptAt.getTime() + patienceMs;
  if (now.getTime() >= end) return undefined;
  const pause = Math.min(firstPauseMs * 3 ** Math.min(attempts - 1, 20), longestPauseMs);
  const least = Math.max(pause * (0.5 + random), retryAfterMs);
  return new Date(Math.min(now.getTime() + least, end));
}

/** What `Retry-After` asks for, in seconds or as a date (RFC 9110 section 10.2.3); `undefined` for what is neither. */
export function retryAfterOf(header: unknown, now: Date): number | undefined {
  if (typeof header !== "string") return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header) * secondMs;
  const at = /^[A-Z][a-z]{2}/.test(header) ? Date.parse(header) : NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}

export interface Outcome extends Attempt {
  readonly status: DeliveryStatus;
}

/** The health of a webhook after some outcomes, in the order in which they came. */
export function healthAfter(health: Health, outcomes: readonly Outcome[], now: Date): Health {
  let { failingSince, parkedInRow } = health;
  for (const { failure, status } of outcomes) {
    if (failure === null) [failingSince, parkedInRow] = [null, 0];
    else failingSince ??= now;
    if (status === "parked") parkedInRow += 1;
  }
  const isGone = outcomes.some(({ httpStatus }) => httpStatus === 410);
  const found = isGone ? "gone" : tooMuch(failingSince, parkedInRow, now);
  return { failingSince, parkedInRow, disabledReason: health.disabledReason ?? found };
}

function tooMuch(failingSince: Date | null, parkedInRow: number, now: Date): DisabledReason | null {
  if (parkedInRow >= parkedTooMany) return "parked";
  const isTooLong = failingSince !== null && now.getTime() - failingSince.getTime() >= failingTooLongMs;
  return isTooLong ? "failing" : null;
}
