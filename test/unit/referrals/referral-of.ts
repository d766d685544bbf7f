// A referral as a test needs it, and reasons of every consequence.
import type { Reason, ReasonConsequence } from "../../../src/referrals/reason.ts";
import type { Referral } from "../../../src/referrals/referral.ts";

export const now = new Date("2026-07-01T03:00:00.000Z");

export function referralOf(part: Partial<Referral> = {}): Referral {
  return {
    id: "0198c0de-7a00-7000-8000-000000000001",
    program: "jambi-bugar",
    version: 1,
    basis: "automatic",
    subjectType: "person",
    subjectId: "0198c0de-7a00-7000-8000-000000000002",
    subjectLabel: "Siti",
    householdId: "0198c0de-7a00-7000-8000-000000000003",
    areaCode: "15.71.08.1003.012",
    status: "requested",
    candidates: ["dinkes", "dinsos"],
    formerAgencies: [],
    places: [],
    holder: null,
    heldFrom: null,
    heldUntil: null,
    priority: 0.5,
    dueAt: null,
    missed: 0,
    dueDays: null,
    daysLeft: null,
    alarm: null,
    alarmAt: null,
    eligibilityChanged: false,
    externalId: null,
    result: null,
    snapshot: { household: { decile: 2 }, member: { age: 3, nutrition: "stunting" } },
    factsHash: "hash",
    openedAt: now,
    finishedAt: null,
    updatedAt: now,
    revision: 1,
    ...part,
  };
}

export function reasonOf(consequence: ReasonConsequence): Reason {
  return { code: "a-reason", label: { id: "Alasan", en: "Reason" }, actions: [], consequence };
}

export const nextCandidate = reasonOf({ kind: "next-candidate" });
export const toCoordination = reasonOf({ kind: "return" });
export const sixtyDays = reasonOf({ kind: "close", hold: { kind: "until-days", days: 60 } });
export const untilFactsChange = reasonOf({ kind: "close", hold: { kind: "until-facts-change" } });
export const withoutHold = reasonOf({ kind: "close", hold: { kind: "none" } });
