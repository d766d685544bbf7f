// Notices that the law of a program is another than everybody was last matched by, and begins a run for it.
import { type Context, inTransaction } from "../context.ts";
import { jakartaDate } from "../jakarta-date.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { lawOf } from "../programs/law.ts";
import { beginRun } from "./begin-run.ts";
import type { MatchingRun } from "./matching-run.ts";
import { selectMatchedLaws } from "./store.ts";

/**
 * The laws of today, by program, that not everybody has been matched by. They are compared with what is stored: whoever
 * slept through a midnight, or several, finds the same.
 */
export async function changedLaws(
  ctx: Context,
  cache: CriteriaCache,
): Promise<(readonly [string, string])[]> {
  const criteria = await cache.load(ctx.db);
  const matched = await selectMatchedLaws(ctx.db);
  const today = jakartaDate(ctx.now);
  return criteria.programs
    .map((program) => [program.code, lawOf(program, criteria, today)] as const)
    .filter(([code, law]) => matched.get(code) !== law);
}

/** `undefined` when everybody has been matched by the laws of today. */
export async function beginDueRun(ctx: Context, cache: CriteriaCache): Promise<MatchingRun | undefined> {
  const changed = await changedLaws(ctx, cache);
  if (changed.length === 0) return undefined;
  const programs = changed.map(([code]) => code);
  const laws = Object.fromEntries(changed);
  return inTransaction(ctx, (tx) => beginRun(tx, { cause: "criteria", programs, areas: null, laws }));
}
