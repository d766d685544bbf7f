// The SQL of what a reopening asks: what else is unfinished, and what the end had written.
import { type Database, statement } from "../database/statement.ts";
import { isRunning } from "../enrolments/running-query.ts";
import type { ReferralState } from "./referral.ts";

const otherUnfinished = statement<{ id: string }>(
  "referrals.other-unfinished",
  `select o.id from referrals r join referrals o
     on o.program = r.program and o.subject_type = r.subject_type and o.subject_id = r.subject_id
   where r.id = $1 and o.id <> r.id and o.status = any($2)`,
);

/** The unfinished referral of the same program and subject, beside this one. */
export async function selectOtherUnfinished(
  db: Database,
  id: string,
  unfinished: readonly ReferralState[],
): Promise<string | undefined> {
  const [row] = await db.run(otherUnfinished, [id, unfinished]);
  return row?.id;
}

const holdOfReferral = statement<{ id: string }>(
  "holds.of-referral",
  "select id from holds where referral_id = $1 and lifted_at is null",
);

export async function selectHoldsOf(db: Database, referralId: string): Promise<string[]> {
  return (await db.run(holdOfReferral, [referralId])).map(({ id }) => id);
}

const running = statement<{ id: string }>(
  "enrolments.running-of-referral",
  `select e.id from referrals r join enrolments e
     on e.program = r.program and e.subject_type = r.subject_type and e.subject_id = r.subject_id
   where r.id = $1 and ${isRunning("e", "$2")}`,
);

/** The enrolment by which the subject of the referral receives its program on a date. */
export async function selectRunningEnrolment(
  db: Database,
  referralId: string,
  asOf: string,
): Promise<string | undefined> {
  const [row] = await db.run(running, [referralId, asOf]);
  return row?.id;
}
