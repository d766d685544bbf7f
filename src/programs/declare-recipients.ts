// Declares a program's list of recipients loaded: from then on, whoever is not enrolled does not receive it.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { fault } from "../fault.ts";
import { checkRevision } from "../http/etag.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import { knownProgram } from "./get-program.ts";
import type { Program } from "./program.ts";
import { beginRevision, updateRecipientsAsOf } from "./store.ts";

/**
 * @param input.asOf the day the list stood so, `YYYY-MM-DD`, not after today in Jakarta
 * @param input.revision the program's that the caller saw (`If-Match`); absent: any
 * @throws {Problem} `not-found`; `precondition-failed`; `unprocessable` for a day that is still to come
 */
export async function declareRecipients(
  ctx: Context,
  input: { code: string; asOf: string; revision?: number },
): Promise<Program> {
  requireScope(ctx.actor, "programs:write");
  return inTransaction(ctx, async (tx) => {
    await beginRevision(tx.db, tx.now);
    const { code, revision } = await knownProgram(tx, input.code);
    checkRevision(input.revision, revision);
    if (input.asOf > jakartaDate(tx.now)) {
      const future = fault("/asOf", "in-the-future", "Tanggal belum tiba.", "The date is still to come.");
      throw new Problem("unprocessable", { errors: [future] });
    }
    await updateRecipientsAsOf(tx.db, code, input.asOf, tx.now);
    tx.journal.audit({
      action: "program.recipients",
      entity: { type: "program", id: code },
      details: { asOf: input.asOf },
    });
    return knownProgram(tx, code);
  });
}
