// Sends one event again, whatever became of it: due at once, with all its attempts before it.
import { type Context, inTransaction } from "../context.ts";
import { Problem } from "../problem.ts";
import { ownWebhook } from "./get-webhook.ts";
import { type Delivery, requeueDelivery, selectDelivery } from "./replay-store.ts";

/** @throws {Problem} `not-found` */
export async function replayDelivery(ctx: Context, webhookId: string, id: string): Promise<Delivery> {
  return inTransaction(ctx, async (tx) => {
    await ownWebhook(tx, webhookId);
    await requeueDelivery(tx.db, webhookId, id, tx.now);
    const delivery = await selectDelivery(tx.db, webhookId, id);
    if (!delivery) throw new Problem("not-found");
    tx.journal.audit({
      action: "webhook.replay",
      entity: { type: "webhook", id: webhookId },
      details: { event: delivery.eventId },
    });
    return delivery;
  });
}
