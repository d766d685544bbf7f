// Lets the alarms go off whose time has passed, some at once: the end of a wait, a reminder, a missed due time.
import { type Context, inTransaction } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import type { Batch } from "../jobs/try-each.ts";
import type { Alarm } from "./clock.ts";
import { ring } from "./due-clock.ts";
import { lockRinging, selectCalendar, updateClocks } from "./due-store.ts";
import { doorActor } from "./lifecycle.ts";
import type { Referral } from "./referral.ts";
import { alarmEvent, auditOf } from "./referral-events.ts";

/** Answers how many went off; a clock and what is told of it are written together, so none goes off twice. */
export function ringClocks(ctx: Context, batch: Batch): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const due = await lockRinging(tx.db, tx.now, batch);
    if (due.length === 0) return 0;
    batch.take(due.map(({ id }) => id));
    const { holidays } = await selectCalendar(tx.db, [], tx.now);
    const rung = due.filter(rings).map((one) => ({ id: one.id, ...ring(one, tx.now, holidays) }));
    const alarms = new Map(rung.map(({ id, alarm }) => [id, alarm]));
    const changes = rung.map(({ id, alarm, clock }) => ({
      id,
      ...clock,
      ...(alarm === "overdue" ? { transitionId: uuidv7() } : {}),
    }));
    for (const referral of await updateClocks(tx.db, changes, tx.now, doorActor)) {
      const alarm = alarms.get(referral.id)!;
      if (alarm === "overdue") tx.journal.audit(auditOf(referral, alarm, { missed: referral.missed }));
      tx.journal.event(alarmEvent(referral, alarm));
    }
    return due.length;
  });
}

function rings(referral: Referral): referral is Referral & { readonly alarm: Exclude<Alarm, "expire"> } {
  return referral.alarm !== null && referral.alarm !== "expire";
}
