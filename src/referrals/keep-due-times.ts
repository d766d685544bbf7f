// Does what the due times of referrals lead to: reminds, flags what is overdue, takes back what was missed twice.
import type { Context } from "../context.ts";
import { tryAllDue, tryEach } from "../jobs/try-each.ts";
import { selectExpiring } from "./due-store.ts";
import { expireReferral } from "./expire-referral.ts";
import { ringClocks } from "./ring-clocks.ts";

const atOnce = 200;

/**
 * Reads off the referrals themselves what is due, so that it may be called at any time, after a downtime too, and broken
 * off at any moment: what is done is done with its clock, in one transaction. Processes that are at it together share
 * out the alarms, and find what is to expire done.
 * @param open a context of the present moment, for each transaction
 * @throws AggregateError with what failed for some, when all others are through
 */
export async function keepDueTimes(open: () => Context, signal?: AbortSignal): Promise<void> {
  const goesOn = () => signal?.aborted !== true;
  const { log } = open();
  const errors = await tryAllDue(
    (batch) => ringClocks(open(), batch),
    { atOnce, goesOn },
    (error, id) => log.error({ err: error, referral: id }, "the alarm of a referral cannot go off"),
  );
  errors.push(...(await expireAll(open, goesOn)));
  if (errors.length > 0) throw new AggregateError(errors, "the due times of some referrals cannot be kept");
}

/** Each is tried once: one that cannot expire stands in nobody's way. */
async function expireAll(open: () => Context, goesOn: () => boolean): Promise<unknown[]> {
  const { db, now, log } = open();
  const errors: unknown[] = [];
  let after = { alarmAt: new Date(0), id: "00000000-0000-0000-0000-000000000000" };
  for (;;) {
    const page = await selectExpiring(db, now, after, atOnce);
    const failed = await tryEach(
      page,
      async ({ id }) => {
        if (goesOn()) await expireReferral(open(), id);
      },
      (error, { id }) => log.error({ err: error, referral: id }, "a referral cannot expire"),
    );
    errors.push(...failed);
    const last = page.at(-1);
    if (!last || !goesOn()) return errors;
    after = last;
  }
}
