// PURE. What other systems and the audit trail learn of a referral: codes, ids and states, no words of people.
import type { AuditEntry, EventEntry } from "../journal.ts";
import type { Alarm } from "./clock.ts";
import { type Referral, type ReferralState, agenciesOf } from "./referral.ts";

/** What the journal tells of a referral. */
export type AnnouncedReferral = Pick<
  Referral,
  "id" | "program" | "version" | "subjectType" | "householdId" | "areaCode" | "status" | "candidates"
> &
  Pick<Referral, "formerAgencies" | "holder">;

/** `referral.<state>`, for every agency that has or had to do with it. */
export function stateEvent(
  referral: AnnouncedReferral,
  action: string,
  from: ReferralState | null,
): EventEntry {
  return event(referral, `referral.${referral.status}`, {
    action,
    from,
    status: referral.status,
    holder: referral.holder,
  });
}

/** To the agency that holds it alone: the others may not know how its subject stands. */
export function eligibilityEvent(referral: Referral): EventEntry {
  const { status, holder, eligibilityChanged } = referral;
  const told = event(referral, "referral.eligibility-changed", { status, holder, eligibilityChanged });
  return { ...told, agencies: holder === null ? [] : [holder] };
}

/** An alarm of its clock, with the agencies whose turn it is. */
export function alarmEvent(referral: Referral, alarm: Exclude<Alarm, "expire">): EventEntry {
  const { status, holder, candidates, dueAt, missed } = referral;
  return event(referral, `referral.${alarm}`, {
    status,
    holder,
    responsible: holder === null ? candidates : [holder],
    dueAt: dueAt && dueAt.toISOString(),
    missed,
  });
}

/** That somebody has left a note, to the agencies that may read it; what it says is read there. */
export function noteEvent(referral: Referral, noteId: string): EventEntry {
  const { status, holder, candidates } = referral;
  const readers = [...(holder === null ? [] : [holder]), ...(status === "requested" ? candidates : [])];
  return { ...event(referral, "referral.noted", { status, holder, noteId }), agencies: readers.sort() };
}

export function auditOf(
  referral: AnnouncedReferral,
  action: string,
  details: Readonly<Record<string, unknown>>,
): AuditEntry {
  return {
    action: `referral.${action}`,
    entity: { type: "referral", id: referral.id },
    householdId: referral.householdId ?? undefined,
    details: { program: referral.program, ...details },
  };
}

/** About the referral, never its subject: agencies see it that may no longer know, or not yet, whom it is about. */
function event(referral: AnnouncedReferral, type: string, data: Record<string, unknown>): EventEntry {
  return {
    type,
    subject: { type: "referral", id: referral.id },
    householdId: referral.householdId ?? undefined,
    areaCode: referral.areaCode,
    program: referral.program,
    agencies: agenciesOf(referral),
    data: {
      referralId: referral.id,
      version: referral.version,
      unit: referral.subjectType,
      ...data,
    },
  };
}
