// One import by its id.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { Problem } from "../problem.ts";
import type { Import } from "./import.ts";
import { selectImport } from "./store.ts";

/** @throws {Problem} `not-found`, also for another client's, unless the coordination team asks */
export async function getImport(ctx: Context, id: string): Promise<Import> {
  requireScope(ctx.actor, "imports:run");
  const found = await selectImport(ctx.db, ctx.actor, id);
  if (!found) throw new Problem("not-found");
  return found;
}
