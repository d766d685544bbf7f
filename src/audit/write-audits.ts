// Writes a transaction's audit entries, unnumbered, in one statement.
import { uuidv7 } from "../database/ids.ts";
import type { TransactionContext } from "../context.ts";
import { insertAuditEntries } from "./store.ts";

export async function writeAudits(tx: TransactionContext): Promise<void> {
  const { audits } = tx.journal;
  if (audits.length === 0) return;
  await insertAuditEntries(
    tx.db,
    {
      at: tx.now,
      clientId: tx.actor.clientId,
      actor: tx.actor.name,
      onBehalfOf: tx.actor.onBehalfOf ?? null,
      purpose: tx.actor.purpose ?? null,
      requestId: tx.requestId,
    },
    audits.map((entry) => ({
      id: uuidv7(),
      action: entry.action,
      entityType: entry.entity.type,
      entityId: entry.entity.id,
      householdId: entry.householdId ?? null,
      details: entry.details ?? {},
    })),
  );
}
