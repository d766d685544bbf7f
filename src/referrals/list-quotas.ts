// The quotas of a program, with how many places are held and how many wait for one.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { knownProgram } from "../programs/get-program.ts";
import type { Quota } from "../quotas/quota.ts";
import { selectQuotas, selectWaitingOf } from "../quotas/quota-query.ts";

export interface QuotaState extends Quota {
  /** Referrals that wait in its area, for a place in it or in another quota that covers them. */
  readonly waiting: number;
}

/** @throws {Problem} `not-found` */
export async function listQuotas(
  ctx: Context,
  program: string,
): Promise<{ readonly quotas: readonly QuotaState[]; readonly revision: number }> {
  requireScope(ctx.actor, "programs:read");
  const { revision } = await knownProgram(ctx, program);
  const waiting = await selectWaitingOf(ctx.db, program);
  const quotas = await selectQuotas(ctx.db, program);
  return { quotas: quotas.map((quota) => ({ ...quota, waiting: waiting.get(quota.id) ?? 0 })), revision };
}
