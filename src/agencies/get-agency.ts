// One agency by its code.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { Problem } from "../problem.ts";
import type { Agency } from "./agency.ts";
import { selectAgency } from "./store.ts";

/** @throws {Problem} `not-found` */
export async function getAgency(ctx: Context, code: string): Promise<Agency> {
  requireScope(ctx.actor, "agencies:read");
  const agency = await selectAgency(ctx.db, code);
  if (!agency) throw new Problem("not-found");
  return agency;
}
