// What was decided about a household by those who have seen it, newest first.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { selectSeenHousehold } from "../door/household-query.ts";
import { decodeCursor, keyOfChange, listOf, type Page, type PageAsked, toPage } from "../http/pagination.ts";
import { Problem } from "../problem.ts";
import { selectVerifications } from "./store.ts";
import type { VerificationRecord } from "./verification.ts";

/** @throws {Problem} `not-found`, `invalid-cursor` */
export async function listVerifications(
  ctx: Context,
  { householdId, limit, cursor }: PageAsked & { readonly householdId: string },
): Promise<Page<VerificationRecord>> {
  requireScope(ctx.actor, "households:verify");
  const list = listOf("verifications", { householdId });
  const after = decodeCursor(list, cursor, keyOfChange);
  if (!(await selectSeenHousehold(ctx, householdId))) throw new Problem("not-found");
  const rows = await selectVerifications(ctx.db, householdId, after, limit + 1);
  return toPage(
    list,
    rows,
    limit,
    ({ decidedAt, id }) => [decidedAt.toISOString(), id],
    (row) => row,
  );
}
