// Lists the agencies by code.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { decodeCursor, keyOfCode, type Page, toPage } from "../http/pagination.ts";
import type { Agency } from "./agency.ts";
import { selectAgencies } from "./store.ts";

export async function listAgencies(
  ctx: Context,
  input: { limit: number; cursor?: string },
): Promise<Page<Agency>> {
  requireScope(ctx.actor, "agencies:read");
  const after = decodeCursor("agencies", input.cursor, keyOfCode)?.[0];
  const rows = await selectAgencies(ctx.db, after, input.limit + 1);
  return toPage(
    "agencies",
    rows,
    input.limit,
    (agency) => [agency.code],
    (agency) => agency,
  );
}
