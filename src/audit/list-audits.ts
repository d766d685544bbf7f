// Audit entries in the order of the chain.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { decodeCursor, keyOfNumber, listOf, type Page, toPage } from "../http/pagination.ts";
import type { ChainedAuditRecord } from "./audit-entry.ts";
import { type AuditFilter, selectChained } from "./store.ts";

export async function listAudits(
  ctx: Context,
  input: AuditFilter & { after: number; limit: number; cursor?: string },
): Promise<Page<ChainedAuditRecord>> {
  requireScope(ctx.actor, "audit:read");
  const { limit, cursor, ...filter } = input;
  const list = listOf("audit", filter);
  const last = decodeCursor(list, cursor, keyOfNumber)?.[0];
  const records = await selectChained(ctx.db, Math.max(filter.after, last ?? 0), limit + 1, filter);
  return toPage(
    list,
    records,
    limit,
    (record) => [record.sequence],
    (record) => record,
  );
}
