// What became of one RT, by its former code.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { Problem } from "../problem.ts";
import type { AreaSuccession } from "./area-succession.ts";
import { namedRt } from "./named-rt.ts";
import { selectSuccession } from "./store.ts";

/** @throws {Problem} `not-found` */
export async function getAreaSuccession(ctx: Context, formerCode: string): Promise<AreaSuccession> {
  requireScope(ctx.actor, "areas:read");
  const { code } = await namedRt(ctx.db, formerCode, "/path/formerCode");
  const succession = await selectSuccession(ctx.db, code);
  if (!succession) throw new Problem("not-found");
  return succession;
}
