// Does what the due times of referrals lead to: reminds, flags what is overdue, takes back what was missed twice.
import type { Context } from "../context.ts";
import { selectExpiring } from "./due-store.ts";
import { expireReferral } from "./expire-referral.ts";
import { ringClocks } from "./ring-clocks.ts";

const atOnce = 200;

/**
 * Reads off the referrals themselves what is due, so that it may be called at any time, after a downtime too, and broken
 * off at any moment: what is done is done with its clock, in one transaction. Processes that are at it together share
 * out the alarms, and find what is to expire done.
 * @param open a context of the present moment, for each transaction
 * @throws AggregateError with what kept some from expiring, when all others are through
 */
export async function keepDueTimes(open: () => Context, signal?: AbortSignal): Promise<void> {
  const goesOn = () => signal?.aborted !== true;
  let rung = 1;
  while (goesOn() && rung > 0) rung = await ringClocks(open(), atOnce);
  await expireAll(open, goesOn);
}

/** Each is tried once: one that cannot expire stands in nobody's way. */
async function expireAll(open: () => Context, goesOn: () => boolean): Promise<void> {
  const { db, now, log } = open();
  const errors: unknown[] = [];
  let after = { alarmAt: new Date(0), id: "00000000-0000-0000-0000-000000000000" };
  for (;;) {
    const page = await selectExpiring(db, now, after, atOnce);
    for (const { id } of page) {
      if (!goesOn()) return;
      await expireReferral(open(), id).catch((error: unknown) => {
        log.error({ err: error, referral: id }, "a referral cannot expire");
        errors.push(error);
      });
    }
    const last = page.at(-1);
    if (!last) break;
    after = last;
  }
  if (errors.length > 0) throw new AggregateError(errors, "some referrals cannot expire");
}
