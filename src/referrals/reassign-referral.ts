// TKPK offers a referral to one agency alone.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { type Fault, text, unknownCode } from "../fault.ts";
import { Problem } from "../problem.ts";
import { findReason, isFault } from "./find-reason.ts";
import { seeReferral } from "./get-referral.ts";
import { lockSubjectOf, moveReferral, type MoveInput, subjectOf } from "./move-referral.ts";
import { selectAgenciesOfProgram } from "./store.ts";
import type { ReferralView } from "./view.ts";

/**
 * Any agency of the program may be named, a supporting one too, wherever it serves: TKPK knows why. A reason need not
 * be given; those of `recall` fit. The subject is matched again: what became ineligible while it was held ends now.
 * @throws {Problem} `not-found`, `forbidden`, `illegal-transition`, `unprocessable` for an agency that is none of
 * the program's or an unfit reason
 */
export async function reassignReferral(
  ctx: Context,
  input: MoveInput & { readonly agency: string },
): Promise<ReferralView> {
  requireScope(ctx.actor, "referrals:manage");
  const { agency } = input;
  await inTransaction(ctx, async (tx) => {
    await lockSubjectOf(tx, input.id);
    const errors = await faultsOf(tx, input);
    if (errors.length > 0) throw new Problem("unprocessable", { errors });
    const referral = await moveReferral(tx, input, { action: "reassign", agency });
    tx.touch(subjectOf(referral));
  });
  return seeReferral(ctx, input.id);
}

async function faultsOf(
  tx: TransactionContext,
  { id, agency, reason }: MoveInput & { readonly agency: string },
): Promise<Fault[]> {
  const known = await selectAgenciesOfProgram(tx.db, id);
  const found = reason && (await findReason(tx.db, "recall", reason.code));
  return [
    ...(known.includes(agency)
      ? []
      : [unknownCode("/agency", text("Instansi program ini", "The agency of this program"), agency, known)]),
    ...(found && isFault(found) ? [found] : []),
  ];
}
