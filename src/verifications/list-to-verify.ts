// The households of an area that wait to be verified: its work list.
import { z } from "zod";
import { requireScope } from "../actor.ts";
import { resolveArea } from "../areas/resolve-area.ts";
import { requireWithin } from "../areas/speak-for-area.ts";
import type { Context } from "../context.ts";
import { decodeCursor, listOf, type Page, type PageAsked, toPage } from "../http/pagination.ts";
import { timestamp, uuid } from "../http/wire.ts";
import { Problem } from "../problem.ts";
import { selectToVerify } from "./store.ts";
import type { ToVerify } from "./verification.ts";

const keyOfRank = z.tuple([z.int(), timestamp, uuid]);

/**
 * Those under review first, then the oldest.
 * @throws {Problem} `not-found`; `forbidden` outside the caller's area; `invalid-cursor`
 */
export async function listToVerify(
  ctx: Context,
  { code, limit, cursor }: PageAsked & { readonly code: string },
): Promise<Page<ToVerify>> {
  requireScope(ctx.actor, "households:verify");
  const area = await resolveArea(ctx.db, code);
  if (!area) throw new Problem("not-found");
  requireWithin(ctx.actor, area.code);
  const list = listOf("households to verify", { area: area.code });
  const after = decodeCursor(list, cursor, keyOfRank);
  const rows = await selectToVerify(ctx.db, area.code, after, limit + 1);
  return toPage(
    list,
    rows,
    limit,
    ({ rank, item }) => [rank, item.registeredAt.toISOString(), item.householdId],
    ({ item }) => item,
  );
}
