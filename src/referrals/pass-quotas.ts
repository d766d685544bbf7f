// Passes the quotas of a former RT to the RT that it is now: what was granted to a neighbourhood stays with it.
import type { TransactionContext } from "../context.ts";
import { Problem } from "../problem.ts";
import {
  addQuota,
  deleteQuotas,
  lockProgramOf,
  lockQuotasOf,
  reviseProgram,
  selectProgramsWithQuotaOf,
  updateQuotaArea,
} from "../quotas/quota-query.ts";
import { type PassedQuota, passedQuotas } from "../quotas/succeeded-quotas.ts";
import { promoteWaiting } from "./promote-waiting.ts";
import { exchangePlaces } from "./place-store.ts";

/**
 * Referrals keep the places that they hold. Who waits in the RT that it is now gets what is free by them; whoever comes
 * from the former one is promoted by the door, when it knows that they live there.
 * @throws {Problem} `unprocessable` where periods of both overlap and differ
 */
export async function passQuotas(
  tx: TransactionContext,
  succession: { readonly formerCode: string; readonly code: string },
): Promise<void> {
  const programs = await selectProgramsWithQuotaOf(tx.db, succession.formerCode);
  if (programs.length === 0) return;
  for (const program of programs) await lockProgramOf(tx.db, program);
  const { passed, faults } = passedQuotas(await lockQuotasOf(tx.db, programs), succession);
  if (faults.length > 0) throw new Problem("unprocessable", { errors: faults });
  for (const one of passed) await pass(tx, one, succession.code);
  for (const program of programs) {
    await reviseProgram(tx.db, program, tx.now);
    const { formerCode: from, code: to } = succession;
    tx.journal.audit({
      action: "program.quotas-passed",
      entity: { type: "program", id: program },
      details: { from, to },
    });
  }
  await promoteWaiting(tx, programs);
}

async function pass(tx: TransactionContext, { quota, into }: PassedQuota, code: string): Promise<void> {
  if (!into) return updateQuotaArea(tx.db, quota.id, code, tx.now);
  const held = await exchangePlaces(tx.db, quota, into.id);
  await addQuota(tx.db, into.id, { places: quota.places, used: held }, tx.now);
  await deleteQuotas(tx.db, [quota.id]);
}
