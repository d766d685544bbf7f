// Sends everything since a moment again, also from before there was the webhook.
import { type Context, inTransaction } from "../context.ts";
import { ownWebhook } from "./get-webhook.ts";
import { rewindCursor } from "./replay-store.ts";

/** @returns the number of the event that it goes on after @throws {Problem} `not-found` */
export async function replaySince(ctx: Context, webhookId: string, since: Date): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    await ownWebhook(tx, webhookId);
    const after = await rewindCursor(tx.db, webhookId, since);
    tx.journal.audit({
      action: "webhook.replay",
      entity: { type: "webhook", id: webhookId },
      details: { since: since.toISOString() },
    });
    return after;
  });
}
