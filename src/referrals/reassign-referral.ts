// TKPK offers a referral to one agency alone.
import { requireScope } from "../actor.ts";
import { selectAgencyCodes } from "../agencies/agency-query.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { type Fault, text, unknownCode } from "../fault.ts";
import { Problem } from "../problem.ts";
import { findReason, isFault } from "./find-reason.ts";
import { seeReferral } from "./get-referral.ts";
import { lockSubjectOf, moveReferral, type MoveInput, subjectOf } from "./move-referral.ts";
import type { ReferralView } from "./view.ts";

/**
 * Any agency may be named, of the program or not: TKPK knows why. A reason need not be given; those of `recall`
 * fit. The subject is matched again: what became ineligible while it was held ends now.
 * @throws {Problem} `not-found`, `forbidden`, `illegal-transition`, `unprocessable` for an unknown agency or an
 * unfit reason
 */
export async function reassignReferral(
  ctx: Context,
  input: MoveInput & { readonly agency: string },
): Promise<ReferralView> {
  requireScope(ctx.actor, "referrals:manage");
  const { agency } = input;
  await inTransaction(ctx, async (tx) => {
    const errors = await faultsOf(tx, input);
    if (errors.length > 0) throw new Problem("unprocessable", { errors });
    await lockSubjectOf(tx, input.id);
    const referral = await moveReferral(tx, input, { action: "reassign", agency });
    tx.touch(subjectOf(referral));
  });
  return seeReferral(ctx, input.id);
}

async function faultsOf(
  tx: TransactionContext,
  { agency, reason }: MoveInput & { readonly agency: string },
): Promise<Fault[]> {
  const known = await selectAgencyCodes(tx.db);
  const found = reason && (await findReason(tx.db, "recall", reason.code));
  return [
    ...(known.includes(agency)
      ? []
      : [unknownCode("/agency", text("Instansi", "The agency"), agency, known)]),
    ...(found && isFault(found) ? [found] : []),
  ];
}
