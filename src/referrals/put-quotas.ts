// Sets the quotas of a program: who waits gets what is free by them, in the same transaction.
import { requireScope } from "../actor.ts";
import { keepSuccessions } from "../areas/keep-successions.ts";
import { namedAreas } from "../areas/resolve-area.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import { pointer } from "../fault.ts";
import { checkRevision } from "../http/etag.ts";
import { addDays } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import { keyOf, quotaFaults, type SentQuota } from "../quotas/quota-faults.ts";
import type { Quota } from "../quotas/quota.ts";
import {
  deleteQuotas,
  lockProgramOf,
  lockQuotasOf,
  reviseProgram,
  upsertQuotas,
} from "../quotas/quota-query.ts";
import { promoteWaiting } from "./promote-waiting.ts";
import { takePlacesOf } from "./place-store.ts";

/**
 * @param input.quotas all of them; none: the program is not limited
 * @param input.revision the program's that the caller saw; `undefined`: any
 * @throws {Problem} `not-found`; `precondition-failed`; `unprocessable` with every fault
 */
export async function putQuotas(
  ctx: Context,
  input: {
    readonly program: string;
    readonly quotas: readonly SentQuota[];
    readonly revision: number | undefined;
  },
): Promise<void> {
  requireScope(ctx.actor, "programs:write");
  const { program } = input;
  await inTransaction(ctx, async (tx) => {
    await keepSuccessions(tx.db);
    const revision = await lockProgramOf(tx.db, program);
    if (revision === undefined) throw new Problem("not-found");
    checkRevision(input.revision, revision);
    const stored = await lockQuotasOf(tx.db, [program]);
    const sent = await checked(tx, input.quotas, stored);
    await write(tx, program, sent, stored);
    await reviseProgram(tx.db, program, tx.now);
    const promoted = await promoteWaiting(tx, [program]);
    tx.journal.audit({
      action: "program.quotas",
      entity: { type: "program", id: program },
      details: { quotas: sent, promoted: promoted.length },
    });
  });
}

async function checked(
  tx: TransactionContext,
  quotas: readonly SentQuota[],
  stored: readonly Quota[],
): Promise<SentQuota[]> {
  const named = quotas.flatMap(({ area }, place) =>
    area === null ? [] : [{ pointer: pointer("quotas", place, "area"), code: area }],
  );
  const { codes, faults } = await namedAreas(tx.db, named);
  const codeOf = new Map(named.map(({ code }, place) => [code, codes[place]!]));
  const sent = quotas.map((quota) => ({ ...quota, area: quota.area && codeOf.get(quota.area)! }));
  const errors = [...faults, ...quotaFaults(sent, stored)];
  if (errors.length > 0) throw new Problem("unprocessable", { errors });
  return sent;
}

async function write(
  tx: TransactionContext,
  program: string,
  sent: readonly SentQuota[],
  stored: readonly Quota[],
): Promise<void> {
  const byKey = new Map(stored.map((quota) => [keyOf(quota), quota]));
  const wanted = sent.map((quota): Quota => {
    const { id, used } = byKey.get(keyOf(quota)) ?? { id: uuidv7(), used: 0 };
    return { ...quota, id, program, used };
  });
  const counted = new Map<string, number>();
  for (const quota of wanted.flatMap((one) => gained(one, byKey.get(keyOf(one))))) {
    counted.set(quota.id, await takePlacesOf(tx.db, quota));
  }
  await upsertQuotas(
    tx.db,
    wanted.map((quota) => ({ ...quota, used: quota.used + (counted.get(quota.id) ?? 0) })),
    tx.now,
  );
  const kept = new Set(wanted.map(({ id }) => id));
  await deleteQuotas(
    tx.db,
    stored.flatMap(({ id }) => (kept.has(id) ? [] : id)),
  );
}

/** The quota with the days alone that it did not cover before. */
function gained(quota: Quota, stored: Quota | undefined): Quota[] {
  if (!stored) return [quota];
  return quota.to > stored.to ? [{ ...quota, from: addDays(stored.to, 1) }] : [];
}
