// Objections to what is said of a household, for those who decide them, oldest first.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { selectSeenHousehold } from "../door/household-query.ts";
import { decodeCursor, keyOfChange, listOf, type Page, type PageAsked, toPage } from "../http/pagination.ts";
import { Problem } from "../problem.ts";
import { selectObjections } from "./store.ts";
import type { Objection } from "./verification.ts";

/** @throws {Problem} `not-found`, `invalid-cursor` */
export async function listObjections(
  ctx: Context,
  { householdId, limit, cursor }: PageAsked & { readonly householdId: string },
): Promise<Page<Objection>> {
  requireScope(ctx.actor, "households:verify");
  const list = listOf("objections", { householdId });
  const after = decodeCursor(list, cursor, keyOfChange);
  if (!(await selectSeenHousehold(ctx, householdId))) throw new Problem("not-found");
  const rows = await selectObjections(ctx.db, ctx.vault, householdId, after, limit + 1);
  return toPage(
    list,
    rows,
    limit,
    ({ raisedAt, id }) => [raisedAt.toISOString(), id],
    (row) => row,
  );
}
