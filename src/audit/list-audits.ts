// Audit entries in the order of the chain.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { decodeCursor, keyOfNumber, type Page, toPage } from "../http/pagination.ts";
import type { ChainedAuditRecord } from "./audit-entry.ts";
import { type AuditFilter, selectChained } from "./store.ts";

export async function listAudits(
  ctx: Context,
  input: AuditFilter & { after: number; limit: number; cursor?: string },
): Promise<Page<ChainedAuditRecord>> {
  requireScope(ctx.actor, "audit:read");
  const last = decodeCursor("audit", input.cursor, keyOfNumber)?.[0];
  const records = await selectChained(ctx.db, Math.max(input.after, last ?? 0), input.limit + 1, input);
  return toPage(
    "audit",
    records,
    input.limit,
    (record) => [record.sequence],
    (record) => record,
  );
}
