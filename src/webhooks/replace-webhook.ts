// Replaces where events are sent, which ones, and whether any are.
import { type Context, inTransaction } from "../context.ts";
import { checkRevision } from "../http/etag.ts";
import { Problem } from "../problem.ts";
import { webhookFaults, type WebhookInput } from "./filter-faults.ts";
import { ownWebhook } from "./get-webhook.ts";
import { requeueWaiting } from "./replay-store.ts";
import { updateWebhook } from "./store.ts";
import type { Health, Webhook } from "./webhook.ts";

export interface WebhookReplacement extends WebhookInput {
  readonly id: string;
  readonly revision: number | undefined;
  readonly enabled: boolean;
}

/**
 * One that is enabled again goes on where it stopped, with all attempts before what waits. Where the client was revoked
 * that answered for it, whoever enables it does so from then on.
 * @throws {Problem} `not-found`, `precondition-failed`, `unprocessable`
 */
export async function replaceWebhook(
  ctx: Context,
  { id, revision, enabled, ...input }: WebhookReplacement,
  allowsHttp: boolean,
): Promise<Webhook> {
  return inTransaction(ctx, async (tx) => {
    const before = await ownWebhook(tx, id);
    checkRevision(revision, before.revision);
    const errors = await webhookFaults(tx.db, input, before.role, allowsHttp);
    if (errors.length > 0) throw new Problem("unprocessable", { errors });
    const turned = enabled === (before.disabledReason === null) ? {} : turn(enabled, tx.now);
    const isOrphaned = before.disabledReason === "client-revoked";
    const answers = enabled && isOrphaned ? { clientId: tx.actor.clientId } : {};
    const webhook = await updateWebhook(tx.db, id, { ...input, ...turned, ...answers, updatedAt: tx.now });
    if (enabled && before.disabledReason !== null) await requeueWaiting(tx.db, id, tx.now);
    const { host } = new URL(webhook.url);
    tx.journal.audit({
      action: "webhook.replace",
      entity: { type: "webhook", id },
      details: { host, enabled },
    });
    return webhook;
  });
}

function turn(enabled: boolean, now: Date): Partial<Health> & { disabledAt: Date | null } {
  if (!enabled) return { disabledReason: "asked", disabledAt: now };
  return { disabledReason: null, disabledAt: null, failingSince: null, parkedInRow: 0 };
}
