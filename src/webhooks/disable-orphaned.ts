// Disables a webhook whose client was revoked: whoever lost it, or found its secret, is told nothing more.
import { type Context, inTransaction } from "../context.ts";
import { disable } from "./disable.ts";
import { lockWebhook } from "./store.ts";
import { anybody } from "./webhook.ts";

/** Somebody else of its agency, or the coordination team, may enable it again, and answers for it then. */
export async function disableOrphaned(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const webhook = await lockWebhook(tx.db, anybody, id);
    if (!webhook || webhook.disabledReason !== null) return;
    await disable(tx, webhook, { disabledReason: "client-revoked" });
  });
}
