// Puts a life event on record, so that the household's history tells of it and it can be undone.
import type { TransactionContext } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import type { LifeEvent } from "./life-event.ts";
import { insertLifeEvent } from "./store.ts";

export type NewLifeEvent = Pick<LifeEvent, "kind" | "reason" | "householdIds" | "trace"> &
  Partial<Pick<LifeEvent, "handover">>;

/** One audit entry for every household that it touched, so that each one's history tells of it. */
export async function recordLifeEvent(
  tx: TransactionContext,
  given: NewLifeEvent,
  persons: readonly string[] = [],
): Promise<LifeEvent> {
  const event: LifeEvent = {
    id: uuidv7(),
    at: tx.now,
    actor: tx.actor.name,
    handover: null,
    ...given,
    revertedAt: null,
    revertedBy: null,
    revertReason: null,
  };
  await insertLifeEvent(tx.db, event);
  journalLifeEvent(tx, event, "record", persons);
  return event;
}

/** @param persons ids, where the trace does not name them */
export function journalLifeEvent(
  tx: TransactionContext,
  event: LifeEvent,
  action: "record" | "revert",
  persons: readonly string[] = [],
): void {
  const { id, kind, householdIds, trace } = event;
  for (const householdId of householdIds.length > 0 ? householdIds : [undefined]) {
    const entity = { type: "life-event", id };
    // Whose history it is reads of its own members alone.
    const named = trace.memberships.filter(({ after }) => after.householdId === householdId);
    const ids = [...named.map(({ after }) => after.personId), ...persons];
    const details = { kind, households: householdIds, persons: [...new Set(ids)] };
    tx.journal.audit({ action: `life-event.${action}`, entity, householdId, details });
  }
}
