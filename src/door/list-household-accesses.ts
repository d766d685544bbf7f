// Who saw the numbers of a household and its members in full, and why.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { decodeCursor, keyOfChange, listOf, type Page, type PageAsked, toPage } from "../http/pagination.ts";
import { Problem } from "../problem.ts";
import { type Access, selectAccesses } from "./household-history-query.ts";
import { selectSeenHouseholds } from "./household-query.ts";

/** Newest first, for the coordination team. @throws {Problem} `not-found`, `invalid-cursor` */
export async function listHouseholdAccesses(
  ctx: Context,
  id: string,
  { limit, cursor }: PageAsked,
): Promise<Page<Access>> {
  requireScope(ctx.actor, "audit:read");
  const [seen] = await selectSeenHouseholds(ctx, [id]);
  if (!seen) throw new Problem("not-found");
  const list = listOf("accesses", { id });
  const after = decodeCursor(list, cursor, keyOfChange);
  const accesses = await selectAccesses(ctx.db, id, after, limit + 1);
  return toPage(
    list,
    accesses,
    limit,
    (one) => [one.at.toISOString(), one.id],
    (one) => one,
  );
}
