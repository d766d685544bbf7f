// One intake as it came, with what was done about its needs, as the caller may see it.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { Problem } from "../problem.ts";
import { type IntakeView, viewOfIntake } from "./intake-view.ts";
import { selectSteps } from "./needs-store.ts";
import { selectIntake } from "./store.ts";

/** @throws {Problem} `not-found`, also for an intake that the caller may not know of */
export async function getIntake(ctx: Context, id: string): Promise<IntakeView> {
  requireScope(ctx.actor, "intakes:write");
  const intake = await selectIntake(ctx.db, ctx.vault, ctx.actor, id);
  if (!intake) throw new Problem("not-found");
  const steps = intake.status === null ? [] : await selectSteps(ctx.db, ctx.vault, id);
  return viewOfIntake(ctx.actor, intake, steps);
}
