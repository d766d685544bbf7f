// One intake as it came, for the coordination team and for the client that sent it.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { Problem } from "../problem.ts";
import type { Intake } from "./intake.ts";
import { selectIntake } from "./store.ts";

/** @throws {Problem} `not-found` */
export async function getIntake(ctx: Context, id: string): Promise<Intake> {
  requireScope(ctx.actor, "intakes:write");
  const intake = await selectIntake(ctx.db, ctx.actor, id);
  if (!intake) throw new Problem("not-found");
  return intake;
}
