// Records that an RT is another one now: its households move there, and its code means the other one from then on.
import { requireScope } from "../actor.ts";
import { passIndicators } from "../areas/pass-indicators.ts";
import { isVerifier, requireWithin } from "../areas/speak-for-area.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { lockForMove, moveHouseholds } from "../households/move-households.ts";
import { checkRevision, givenRevision, requiredRevision } from "../http/etag.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import { passQuotas } from "../referrals/pass-quotas.ts";
import { type AreaSuccession, type NewSuccession, successionFaults } from "./area-succession.ts";
import { namedRt } from "./named-rt.ts";
import { lockSuccessions, selectSuccessionsAbout, upsertSuccession } from "./store.ts";

/**
 * Households, with their history, referrals and holds, the facts of the RT and its quotas pass to the other one. The former RT is
 * offered nothing any more: its referrals that nobody holds are cancelled, held ones flagged.
 * @param input.ifMatch the header as it was sent: needed to change what is on record, not to say the same again
 * @throws {Problem} `unprocessable` with every fault; `forbidden` outside the caller's area; `precondition-required`,
 *   `precondition-failed`
 */
export async function recordAreaSuccession(
  ctx: Context,
  input: NewSuccession & { readonly ifMatch: string | undefined },
): Promise<{ readonly succession: AreaSuccession; readonly created: boolean }> {
  requireScope(ctx.actor, "areas:write");
  const { ifMatch, ...sent } = input;
  return inTransaction(ctx, async (tx) => {
    await lockSuccessions(tx.db);
    const { asked, stored } = await check(tx, sent);
    checkIfMatch(ifMatch, stored, asked);
    if (stored && isSame(stored, asked)) return { succession: stored, created: false };
    const { formerCode, code, since } = asked;
    const ids = await lockForMove(tx, { formerCode, code, confirmed: isVerifier(tx.actor) });
    const succession = await upsertSuccession(tx.db, { ...asked, recordedBy: tx.actor.name }, tx.now);
    await moveHouseholds(tx, ids, code);
    await passIndicators(tx, formerCode, code);
    await passQuotas(tx, { formerCode, code });
    tx.journal.audit({
      action: "area-succession.record",
      entity: { type: "area", id: formerCode },
      details: { code, since, households: ids.length },
    });
    for (const id of [formerCode, code]) tx.touch({ type: "area", id });
    return { succession, created: stored === undefined };
  });
}

async function check(
  tx: TransactionContext,
  sent: NewSuccession,
): Promise<{ readonly asked: NewSuccession; readonly stored: AreaSuccession | undefined }> {
  const former = await namedRt(tx.db, sent.formerCode, "/path/formerCode");
  const present = await namedRt(tx.db, sent.code, "/code");
  const asked = { ...sent, formerCode: former.code, code: present.code };
  const known = await selectSuccessionsAbout(tx.db, [former.code, present.code]);
  const errors = [
    ...former.faults,
    ...present.faults,
    ...successionFaults(asked, known, jakartaDate(tx.now)),
  ];
  if (errors.length > 0) throw new Problem("unprocessable", { errors });
  for (const code of [former.code, present.code]) requireWithin(tx.actor, code);
  return { asked, stored: known.find(({ formerCode }) => formerCode === former.code) };
}

function checkIfMatch(
  ifMatch: string | undefined,
  stored: AreaSuccession | undefined,
  asked: NewSuccession,
): void {
  if (!stored) {
    // A tag is of a record that was there; `*` says that whatever there is may be replaced, nothing too.
    if (givenRevision(ifMatch) !== undefined) throw new Problem("precondition-failed");
    return;
  }
  if (ifMatch === undefined && isSame(stored, asked)) return;
  checkRevision(requiredRevision(ifMatch), stored.revision);
}

function isSame(stored: AreaSuccession, asked: NewSuccession): boolean {
  return stored.code === asked.code && stored.since === asked.since && stored.source === asked.source;
}
