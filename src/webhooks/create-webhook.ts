// Adds a webhook and shows its secret, this once.
import { type Context, inTransaction } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import { Problem } from "../problem.ts";
import { webhookFaults, type WebhookInput } from "./filter-faults.ts";
import { newSecret } from "./signature.ts";
import { insertWebhook } from "./store.ts";
import type { Webhook } from "./webhook.ts";
import { requireOwner } from "./webhook-owner.ts";

/** It is told of what happens from now on. @throws {Problem} `forbidden`, `unprocessable` */
export async function createWebhook(
  ctx: Context,
  input: WebhookInput,
  allowsHttp: boolean,
): Promise<{ webhook: Webhook; secret: string }> {
  const { owner } = requireOwner(ctx.actor);
  const errors = await webhookFaults(ctx.db, input, owner.role, allowsHttp);
  if (errors.length > 0) throw new Problem("unprocessable", { errors });
  const secret = newSecret();
  const webhook = await inTransaction(ctx, async (tx) => {
    const fresh = { id: uuidv7(), ...input, ...owner };
    const added = await insertWebhook(tx.db, fresh, tx.vault.seal(secret), tx.now);
    const { host } = new URL(added.url);
    tx.journal.audit({
      action: "webhook.create",
      entity: { type: "webhook", id: added.id },
      details: { host },
    });
    return added;
  });
  return { webhook, secret };
}
