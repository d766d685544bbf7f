// Lists the reasons by code, with the actions they may be given for.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { decodeCursor, keyOfCode, type Page, toPage } from "../http/pagination.ts";
import type { Reason } from "./reason.ts";
import { selectReasons } from "./reason-store.ts";

export async function listReasons(
  ctx: Context,
  input: { readonly limit: number; readonly cursor?: string },
): Promise<Page<Reason>> {
  requireScope(ctx.actor, "programs:read");
  const after = decodeCursor("reasons", input.cursor, keyOfCode)?.[0];
  const rows = await selectReasons(ctx.db, after, input.limit + 1);
  return toPage(
    "reasons",
    rows,
    input.limit,
    (reason) => [reason.code],
    (reason) => reason,
  );
}
