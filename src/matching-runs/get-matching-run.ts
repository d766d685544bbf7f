// One matching run, and how far it is.
import { requireScope } from "../actor.ts";
import { countRts } from "../areas/rt-query.ts";
import type { Context } from "../context.ts";
import { Problem } from "../problem.ts";
import type { MatchingRun } from "./matching-run.ts";
import { selectRun } from "./store.ts";

export interface RunView {
  readonly run: MatchingRun;
  /** How many RT there are in its areas now. */
  readonly areasTotal: number;
}

/** @throws {Problem} `not-found` */
export async function getMatchingRun(ctx: Context, id: string): Promise<RunView> {
  requireScope(ctx.actor, "matching:run");
  const run = await selectRun(ctx.db, id);
  if (!run) throw new Problem("not-found");
  return viewRun(ctx, run);
}

export async function viewRun({ db }: Pick<Context, "db">, run: MatchingRun): Promise<RunView> {
  return { run, areasTotal: await countRts(db, run.areas) };
}
