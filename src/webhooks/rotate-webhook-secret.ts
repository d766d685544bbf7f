// Gives a webhook a new secret; for a day the old one signs, too, so that its receiver can change over.
import { type Context, inTransaction } from "../context.ts";
import { ownWebhook } from "./get-webhook.ts";
import { newSecret } from "./signature.ts";
import { rotateSecret } from "./store.ts";
import type { Webhook } from "./webhook.ts";

const overlapMs = 24 * 3_600_000;

/** A secret before the last one signs no more. @throws {Problem} `not-found` */
export async function rotateWebhookSecret(
  ctx: Context,
  id: string,
): Promise<{ webhook: Webhook; secret: string }> {
  const secret = newSecret();
  const webhook = await inTransaction(ctx, async (tx) => {
    await ownWebhook(tx, id);
    const until = new Date(tx.now.getTime() + overlapMs);
    tx.journal.audit({ action: "webhook.rotate-secret", entity: { type: "webhook", id } });
    return rotateSecret(tx.db, id, tx.vault.seal(secret), until, tx.now);
  });
  return { webhook, secret };
}
