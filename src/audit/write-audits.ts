// Writes a transaction's audit entries: unnumbered, for the sequencer to chain; many at once in their places.
import { uuidv7 } from "../database/ids.ts";
import { takeSequence } from "../database/sequencer.ts";
import type { TransactionContext } from "../context.ts";
import type { AuditEntry } from "../journal.ts";
import type { AuditDeed, AuditOrigin, AuditRecord } from "./audit-entry.ts";
import { auditLog, chained } from "./chain-audits.ts";
import { copyInAuditEntries, insertAuditEntries } from "./store.ts";

export async function writeAudits(tx: TransactionContext): Promise<void> {
  const { audits } = tx.journal;
  if (audits.length > 0) await insertAuditEntries(tx.db, originOf(tx), audits.map(toDeed));
}

/** @param options.isLast nothing else is written before the commit but events */
export async function copyAudits(
  tx: TransactionContext,
  { isLast }: { readonly isLast: boolean },
): Promise<void> {
  const { audits } = tx.journal;
  if (audits.length === 0) return;
  const origin = originOf(tx);
  const records = audits.map((entry) => recordOf(origin, entry));
  const isInPlace = isLast && (await takeSequence(tx.db, auditLog));
  await copyInAuditEntries(tx.db, isInPlace ? await chained(tx.db, records) : records);
}

function originOf({ now, actor, requestId }: TransactionContext): AuditOrigin {
  return {
    at: now,
    clientId: actor.clientId,
    actor: actor.name,
    onBehalfOf: actor.onBehalfOf ?? null,
    purpose: actor.purpose ?? null,
    requestId,
  };
}

/** The chain is checked by what is read again: what JSON leaves out of the details is no part of it. */
function recordOf(origin: AuditOrigin, entry: AuditEntry): AuditRecord {
  const { at, clientId, actor, onBehalfOf, purpose, requestId } = origin;
  const { id, action, entityType, entityId, householdId, details } = toDeed(entry);
  return {
    ...{ id, at, clientId, actor, onBehalfOf, purpose, requestId, action, entityType, entityId, householdId },
    details: JSON.parse(JSON.stringify(details)) as AuditDeed["details"],
  };
}

function toDeed({ action, entity, householdId, details = {} }: AuditEntry): AuditDeed {
  return {
    id: uuidv7(),
    action,
    entityType: entity.type,
    entityId: entity.id,
    householdId: householdId ?? null,
    details,
  };
}
