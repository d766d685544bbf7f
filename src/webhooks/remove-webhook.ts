// Ends a webhook; its deliveries go with it.
import { type Context, inTransaction } from "../context.ts";
import { ownWebhook } from "./get-webhook.ts";
import { deleteWebhook } from "./store.ts";

/** @throws {Problem} `not-found` */
export async function removeWebhook(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await ownWebhook(tx, id);
    await deleteWebhook(tx.db, id);
    tx.journal.audit({ action: "webhook.delete", entity: { type: "webhook", id } });
  });
}
