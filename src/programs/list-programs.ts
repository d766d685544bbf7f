// Lists the programs by code.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { decodeCursor, keyOfCode, type Page, toPage } from "../http/pagination.ts";
import type { Program } from "./program.ts";
import { selectPageOfPrograms } from "./programs-query.ts";

export async function listPrograms(
  ctx: Context,
  input: { limit: number; cursor?: string },
): Promise<Page<Program>> {
  requireScope(ctx.actor, "programs:read");
  const after = decodeCursor("programs", input.cursor, keyOfCode)?.[0];
  const rows = await selectPageOfPrograms(ctx.db, after, input.limit + 1);
  return toPage(
    "programs",
    rows,
    input.limit,
    (program) => [program.code],
    (program) => program,
  );
}
