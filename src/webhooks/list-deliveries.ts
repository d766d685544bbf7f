// What was sent to a webhook, and what became of it; the newest events first.
import type { Context } from "../context.ts";
import { decodeCursor, keyOfNumber, listOf, type Page, type PageAsked, toPage } from "../http/pagination.ts";
import type { DeliveryStatus } from "./attempt.ts";
import { getWebhook } from "./get-webhook.ts";
import { type Delivery, selectDeliveries } from "./replay-store.ts";

/** @throws {Problem} `not-found`, `invalid-cursor` */
export async function listDeliveries(
  ctx: Context,
  { webhookId, status, limit, cursor }: PageAsked & { webhookId: string; status?: DeliveryStatus },
): Promise<Page<Delivery>> {
  await getWebhook(ctx, webhookId);
  const list = listOf("webhook-deliveries", { webhookId, status });
  const before = decodeCursor(list, cursor, keyOfNumber)?.[0];
  const rows = await selectDeliveries(ctx.db, webhookId, status, before, limit + 1);
  return toPage(
    list,
    rows,
    limit,
    ({ sequence }) => [sequence],
    (delivery) => delivery,
  );
}
