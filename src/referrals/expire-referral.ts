// Takes a referral back whose due time was missed twice, where somebody else can be asked; else only tells of it.
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import { selectProgram } from "../programs/programs-query.ts";
import { candidatesFor, othersToAsk } from "./candidates.ts";
import { escalated } from "./due-clock.ts";
import { updateClocks } from "./due-store.ts";
import { doorActor } from "./lifecycle.ts";
import { lockSubjectOf, moveReferral, subjectOf } from "./move-referral.ts";
import type { Referral } from "./referral.ts";
import { alarmEvent, auditOf } from "./referral-events.ts";
import { lockReferral } from "./store.ts";

/** Does nothing where the referral has moved on meanwhile. The subject is matched again, as at a recall. */
export async function expireReferral(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockSubjectOf(tx, id);
    const referral = await lockReferral(tx.db, tx.actor, id, tx.now);
    if (referral?.alarm !== "expire" || !referral.alarmAt || referral.alarmAt >= tx.now) return;
    if (await canAskOthers(tx, referral)) {
      const moved = await moveReferral(tx, { id, reason: { code: "overdue" } }, { action: "expire" }, "door");
      tx.touch(subjectOf(moved));
    } else await escalate(tx, referral);
  });
}

async function canAskOthers(tx: TransactionContext, referral: Referral): Promise<boolean> {
  const program = await selectProgram(tx.db, referral.program);
  return othersToAsk(referral, candidatesFor(program?.agencies ?? [], referral.areaCode)).length > 0;
}

async function escalate(tx: TransactionContext, { id, ...clock }: Referral): Promise<void> {
  const change = { id, transitionId: uuidv7(), ...escalated(clock) };
  for (const referral of await updateClocks(tx.db, [change], tx.now, doorActor)) {
    tx.journal.audit(auditOf(referral, "overdue", { missed: referral.missed }));
    tx.journal.event(alarmEvent(referral, "overdue"));
  }
}
