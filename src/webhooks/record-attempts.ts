// Writes down how attempts went, and disables a webhook that has failed for too long.
import { type Context, inTransaction } from "../context.ts";
import { together } from "../database/statement.ts";
import { healthAfter } from "./attempt.ts";
import { settleDeliveries, type Settled } from "./delivery-store.ts";
import { disable } from "./disable.ts";
import { lockWebhook, updateHealth } from "./store.ts";
import { anybody, type Health, type Webhook } from "./webhook.ts";

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
      await disable(tx, webhook, health);
    } else if (differs(health, webhook)) await updateHealth(tx.db, webhookId, health);
  });
}

function differs(health: Health, { failingSince, parkedInRow }: Webhook): boolean {
  return health.failingSince?.getTime() !== failingSince?.getTime() || health.parkedInRow !== parkedInRow;
}
