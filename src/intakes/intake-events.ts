// PURE. What other systems and the audit trail learn of the needs of an intake: codes, ids and states, no words.
import type { AuditEntry, EventEntry } from "../journal.ts";
import type { Intake } from "./intake.ts";
import type { NeedAction } from "./needs-lifecycle.ts";
import type { NeedStatus } from "./need-states.ts";

type EventName = "received" | "handled" | "forwarded" | "answered" | "closed" | "overdue";

export const eventAfter: Readonly<Record<NeedAction, EventName>> = {
  handle: "handled",
  forward: "forwarded",
  expire: "forwarded",
  answer: "answered",
  close: "closed",
};

/**
 * For the agency that is to answer, and the one that was; whom it comes from the coordination team alone is told.
 * @param from how it stood before
 */
export function needsEvent(
  intake: Intake,
  name: EventName,
  from: { readonly status: NeedStatus | null; readonly forwardedTo: string | null },
): EventEntry {
  const { status, forwardedTo, dueAt, needs } = intake;
  const agencies = [forwardedTo, from.forwardedTo].filter((agency) => agency !== null);
  return {
    type: `intake.${name}`,
    subject: { type: "intake", id: intake.id },
    householdId: intake.householdId ?? undefined,
    areaCode: intake.areaCode ?? undefined,
    agencies: [...new Set(agencies)].sort(),
    data: {
      intakeId: intake.id,
      status,
      from: from.status,
      forwardedTo,
      kinds: [...new Set(needs.map(({ kind }) => kind))].sort(),
      dueAt: dueAt && dueAt.toISOString(),
    },
  };
}

export function needsAudit(
  intake: Intake,
  action: string,
  details: Readonly<Record<string, unknown>>,
): AuditEntry {
  return {
    action: `intake.${action}`,
    entity: { type: "intake", id: intake.id },
    householdId: intake.householdId ?? undefined,
    details,
  };
}
