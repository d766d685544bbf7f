// One webhook of the caller's.
import type { Context, TransactionContext } from "../context.ts";
import { Problem } from "../problem.ts";
import { lockWebhook, selectWebhook } from "./store.ts";
import type { Webhook } from "./webhook.ts";
import { requireOwner } from "./webhook-owner.ts";

/** @throws {Problem} `not-found` also for one that the caller does not own */
export async function getWebhook(ctx: Context, id: string): Promise<Webhook> {
  return known(await selectWebhook(ctx.db, requireOwner(ctx.actor), id));
}

/** The same, locked. */
export async function ownWebhook(tx: TransactionContext, id: string): Promise<Webhook> {
  return known(await lockWebhook(tx.db, requireOwner(tx.actor), id));
}

function known(webhook: Webhook | undefined): Webhook {
  if (!webhook) throw new Problem("not-found");
  return webhook;
}
