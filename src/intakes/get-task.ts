// One task: to the coordination team with what was sent, to the sender with what became of it.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { Problem } from "../problem.ts";
import type { NewIntake } from "./intake.ts";
import { selectTask, type WaitingIntake } from "./task-store.ts";

/** `sent` for the coordination team alone. */
export type SeenTask = WaitingIntake & { readonly sent?: NewIntake };

/** @throws {Problem} `not-found` */
export async function getTask(ctx: Context, id: string): Promise<SeenTask> {
  requireScope(ctx.actor, "intakes:write");
  const waiting = await selectTask(ctx, id);
  if (!waiting) throw new Problem("not-found");
  if (ctx.actor.role !== "tkpk") return waiting;
  const { input } = JSON.parse(ctx.vault.open(waiting.body)) as { input: NewIntake };
  return { ...waiting, sent: input };
}
