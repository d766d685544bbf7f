// Writes down how attempts went, and disables a webhook that has failed for too long.
import { type Context, inTransaction } from "../context.ts";
import { together } from "../database/statement.ts";
import { healthAfter } from "./attempt.ts";
import { settleDeliveries, type Settled } from "./delivery-store.ts";
import { lockWebhook, updateHealth, updateWebhook } from "./store.ts";
import type { Health, Webhook } from "./webhook.ts";

const anybody = { agency: null, clientId: null };

/** A webhook that was deleted meanwhile has no deliveries any more. */
export async function recordAttempts(
  ctx: Context,
  webhookId: string,
  attempts: readonly Settled[],
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [webhook] = await together([
      lockWebhook(tx.db, anybody, webhookId),
      settleDeliveries(tx.db, attempts, tx.now),
    ]);
    if (!webhook) return;
    const health = healthAfter(webhook, attempts, tx.now);
    if (health.disabledReason !== webhook.disabledReason) {
      const disabledAt = tx.now;
      await updateWebhook(tx.db, webhookId, { ...health, disabledAt, updatedAt: tx.now });
      tx.journal.audit({
        action: "webhook.disable",
        entity: { type: "webhook", id: webhookId },
        details: { reason: health.disabledReason },
      });
      tx.journal.event({
        type: "webhook.disabled",
        subject: { type: "webhook", id: webhookId },
        agencies: webhook.agency === null ? [] : [webhook.agency],
        data: { webhookId, reason: health.disabledReason },
      });
    } else if (differs(health, webhook)) await updateHealth(tx.db, webhookId, health);
  });
}

function differs(health: Health, { failingSince, parkedInRow }: Webhook): boolean {
  return health.failingSince?.getTime() !== failingSince?.getTime() || health.parkedInRow !== parkedInRow;
}
