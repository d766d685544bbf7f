// The SQL of what is done with one enrolment: its lock, and its change.
import type { Actor } from "../actor.ts";
import { newEditions } from "../areas/new-editions.ts";
import { type Database, statement } from "../database/statement.ts";
import type { Enrolment } from "./enrolment.ts";
import type { EnrolmentChange } from "./lifecycle.ts";
import { columnsWith, enrolmentColumns, statusAt, visible } from "./store.ts";

const locked = statement<Enrolment>(
  "enrolments.lock",
  `select ${columnsWith(statusAt("$4"))} from enrolments e where e.id = $3 and ${visible} for update of e`,
);

/** As `selectEnrolment`, locked until the transaction ends. The subject is locked before. */
export async function lockEnrolment(
  db: Database,
  actor: Actor,
  id: string,
  asOf: string,
): Promise<Enrolment | undefined> {
  const [row] = await db.run(locked, [actor.role, actor.agency, id, asOf]);
  return row;
}

const change = statement<Enrolment>(
  "enrolments.change",
  `with e as (
     update enrolments set status = $2, ends_on = $3, end_reason = $4, suspend_reason = $5, suspended_until = $6,
       reason_text = $7, updated_at = $8, revision = revision + 1
     where id = $1 returning *
   ), ${newEditions("select * from e")}
   select ${enrolmentColumns} from e`,
);

/** The caller has locked it. */
export async function updateEnrolment(
  db: Database,
  id: string,
  { status, endsOn, endReason, suspendReason, suspendedUntil, reasonText }: EnrolmentChange,
  now: Date,
): Promise<Enrolment> {
  const values = [status, endsOn, endReason, suspendReason, suspendedUntil, reasonText];
  const [row] = await db.run(change, [id, ...values, now]);
  return row!;
}
