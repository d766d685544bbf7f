// Stops sending to a webhook, on the record, and tells of it.
import type { TransactionContext } from "../context.ts";
import { updateWebhook } from "./store.ts";
import type { DisabledReason, Health, Webhook } from "./webhook.ts";

/** @param health with the reason; the webhook is locked */
export async function disable(
  tx: TransactionContext,
  { id, agency }: Webhook,
  health: Partial<Health> & { readonly disabledReason: DisabledReason | null },
): Promise<void> {
  await updateWebhook(tx.db, id, { ...health, disabledAt: tx.now, updatedAt: tx.now });
  const { disabledReason: reason } = health;
  tx.journal.audit({ action: "webhook.disable", entity: { type: "webhook", id }, details: { reason } });
  tx.journal.event({
    type: "webhook.disabled",
    subject: { type: "webhook", id },
    agencies: agency === null ? [] : [agency],
    data: { webhookId: id, reason },
  });
}
