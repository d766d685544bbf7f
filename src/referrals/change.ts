// PURE. What becomes of a referral by a move that is legal.
import { addDays, jakartaDate } from "../jakarta-date.ts";
import { type Reason, holdOfClosing } from "./reason.ts";
import type { Referral, ReferralResult } from "./referral.ts";

/** A move and what it needs; `externalId` is the agency's own number for the case: the last one given is kept. */
export type Move = (
  | { readonly action: "accept" | "start" | "resume" | "expire" }
  | {
      readonly action: "decline" | "release" | "fail" | "recall" | "cancel" | "reopen";
      readonly reason: Reason;
    }
  /** `until`: the date on which the wait should end; absent: open. */
  | { readonly action: "hold"; readonly reason: Reason; readonly until?: string }
  | { readonly action: "complete"; readonly result: ReferralResult }
  /** `agency`: the code of the one that is asked alone from now on. */
  | { readonly action: "reassign"; readonly agency: string }
) & { readonly externalId?: string };

/** What a move writes; the rest of the referral stays. */
export type ReferralPart = Pick<
  Referral,
  | "status"
  | "candidates"
  | "formerAgencies"
  | "holder"
  | "heldFrom"
  | "heldUntil"
  | "eligibilityChanged"
  | "externalId"
  | "result"
  | "finishedAt"
>;

/** The hold that a closing writes: until a date (the first day of a new offer), or until the facts change. */
export type NewHold =
  { readonly kind: "until-date"; readonly untilDate: string } | { readonly kind: "until-facts-change" };

export interface Change {
  readonly next: ReferralPart;
  readonly hold?: NewHold;
}

/** @param agency code of the agency that moves; null: TKPK */
export function changeOf(referral: Referral, move: Move, agency: string | null, now: Date): Change {
  const kept: ReferralPart = { ...referral, externalId: move.externalId ?? referral.externalId };
  switch (move.action) {
    case "accept":
      return { next: { ...kept, status: "accepted", holder: agency } };
    case "decline":
      return declined(kept, move.reason, agency, now);
    case "start":
      return { next: { ...kept, status: "in-progress" } };
    case "hold":
      return {
        next: { ...kept, status: "on-hold", heldFrom: kept.status, heldUntil: move.until ?? null },
      };
    case "resume":
      return { next: { ...kept, status: kept.heldFrom ?? "accepted", heldFrom: null, heldUntil: null } };
    case "release":
      return { next: offeredTo(kept, candidatesAfterRelease(kept, move.reason)) };
    case "complete":
      return completed(kept, move.result, now);
    case "fail":
      return closed({ ...kept, status: "failed" }, move.reason, now);
    case "recall":
    case "expire":
      return { next: returned(kept) };
    case "reassign":
      return { next: offeredTo(kept, [move.agency]) };
    case "cancel":
      return closed({ ...kept, status: "cancelled" }, move.reason, now);
    case "reopen":
      return { next: returned({ ...kept, result: null, finishedAt: null }) };
  }
}

/** Whether the result says that the subject receives the program. */
export function isReceipt(result: ReferralResult): boolean {
  return result.code === "enrolled" || result.code === "already-receiving";
}

/** By the reason: the other candidates stay asked, the coordination team is asked, or the referral closes. */
function declined(referral: ReferralPart, reason: Reason, agency: string | null, now: Date): Change {
  const next = withCandidates(
    referral,
    referral.candidates.filter((candidate) => candidate !== agency),
  );
  if (reason.consequence.kind === "close") return closed({ ...next, status: "cancelled" }, reason, now);
  if (reason.consequence.kind === "return" || next.candidates.length === 0) return { next: returned(next) };
  return { next };
}

/**
 * The agency that gives a referral back stays a candidate, unless the reason sends it to the next one and there
 * is one: offered to nobody, it would be lost.
 */
function candidatesAfterRelease(referral: ReferralPart, reason: Reason): readonly string[] {
  const others = referral.candidates.filter((candidate) => candidate !== referral.holder);
  return reason.consequence.kind === "next-candidate" && others.length > 0 ? others : referral.candidates;
}

/**
 * Who was only informed, or helped once, or whose receipt is over, is still eligible: a hold keeps the program from
 * being offered again at once.
 */
function completed(referral: ReferralPart, result: ReferralResult, now: Date): Change {
  const next = finished({ ...referral, status: "completed", result }, now);
  const isOver = result.to !== undefined && result.to < jakartaDate(now);
  return isReceipt(result) && !isOver ? { next } : { next, hold: { kind: "until-facts-change" } };
}

function closed(referral: ReferralPart, reason: Reason, now: Date): Change {
  const next = finished(referral, now);
  const hold = holdOfClosing(reason);
  switch (hold.kind) {
    case "none":
      return { next };
    case "until-facts-change":
      return { next, hold: { kind: hold.kind } };
    case "until-days":
      return { next, hold: { kind: "until-date", untilDate: addDays(jakartaDate(now), hold.days) } };
  }
}

/** The holder stays: it is who worked the referral. */
function finished(referral: ReferralPart, now: Date): ReferralPart {
  return { ...referral, heldFrom: null, heldUntil: null, finishedAt: now };
}

function returned(referral: ReferralPart): ReferralPart {
  return { ...offeredTo(referral, []), status: "returned" };
}

/** Nobody holds it any more; what was flagged while it was held, the door decides anew. */
function offeredTo(referral: ReferralPart, candidates: readonly string[]): ReferralPart {
  return {
    ...withCandidates(referral, candidates),
    status: "requested",
    holder: null,
    heldFrom: null,
    heldUntil: null,
    eligibilityChanged: false,
  };
}

/** Whoever had it offered or held it, and is no candidate now, becomes a former agency. */
function withCandidates(referral: ReferralPart, candidates: readonly string[]): ReferralPart {
  const involved = new Set([...referral.formerAgencies, ...referral.candidates]);
  if (referral.holder !== null) involved.add(referral.holder);
  return {
    ...referral,
    candidates,
    formerAgencies: [...involved].filter((agency) => !candidates.includes(agency)),
  };
}
