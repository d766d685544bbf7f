// The webhooks that the caller manages, the oldest first.
import type { Context } from "../context.ts";
import { decodeCursor, keyOfId, type Page, type PageAsked, toPage } from "../http/pagination.ts";
import { selectWebhooks } from "./store.ts";
import type { Webhook } from "./webhook.ts";
import { requireOwner } from "./webhook-owner.ts";

/** @throws {Problem} `forbidden`, `invalid-cursor` */
export async function listWebhooks(ctx: Context, { limit, cursor }: PageAsked): Promise<Page<Webhook>> {
  const by = requireOwner(ctx.actor);
  const after = decodeCursor("webhooks", cursor, keyOfId)?.[0];
  const rows = await selectWebhooks(ctx.db, by, after, limit + 1);
  return toPage(
    "webhooks",
    rows,
    limit,
    ({ id }) => [id],
    (webhook) => webhook,
  );
}
