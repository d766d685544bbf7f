// Lists the intakes with needs that the caller may know of: the work list of a village, of an agency, of the team.
import { requireScope } from "../actor.ts";
import { codeInUse } from "../areas/resolve-area.ts";
import type { Context } from "../context.ts";
import { decodeCursor, keyOfChange, listOf, type Page, type PageAsked, toPage } from "../http/pagination.ts";
import type { Intake } from "./intake.ts";
import { seenBy } from "./intake-view.ts";
import { type NeedsFilter, selectWithNeeds } from "./needs-store.ts";

/** By the time of the last change. @throws {Problem} `invalid-cursor` */
export async function listIntakes(
  ctx: Context,
  input: Omit<NeedsFilter, "after"> & PageAsked,
): Promise<Page<Intake>> {
  requireScope(ctx.actor, "intakes:write");
  const { limit, cursor, ...asked } = input;
  const filter = { ...asked, area: await codeInUse(ctx.db, asked.area) };
  const list = listOf("intakes", filter);
  const key = decodeCursor(list, cursor, keyOfChange);
  const after = key && { updatedAt: new Date(key[0]), id: key[1] };
  const rows = await selectWithNeeds(ctx.db, ctx.vault, ctx.actor, { ...filter, after }, limit + 1);
  return toPage(
    list,
    rows,
    limit,
    ({ updatedAt, id }) => [updatedAt.toISOString(), id],
    (row) => seenBy(ctx.actor, row),
  );
}
