// The SQL of handing enrolments of one household over to another.
import { newEditions } from "../areas/new-editions.ts";
import { type Database, statement } from "../database/statement.ts";
import type { Enrolment } from "./enrolment.ts";
import type { EndedEnrolment } from "./handed-over.ts";
import { isRunning } from "./running-query.ts";
import { enrolmentColumns } from "./store.ts";

export interface HandedEnrolment extends Enrolment {
  readonly moved: boolean;
  /** Absent for what had lapsed. */
  readonly before: EndedEnrolment | null;
}

// What has lapsed is history of either household, and stays. Counting it makes Postgres end the one of the receiver
// before the unique index is met.
const moving = statement<HandedEnrolment>(
  "enrolments.hand-over",
  `with lapsed as (
     update enrolments set status = 'ended', updated_at = $4, revision = revision + 1
     where subject_type = 'household' and subject_id = $2 and status in ('active', 'suspended') and ends_on < $3::date
       and program in (select o.program from enrolments o where o.subject_id = $1 and ${isRunning("o", "$3")})
     returning *
   ), running as (
     select e.id, e.status, e.ends_on, exists (
       select from enrolments o where o.program = e.program and o.subject_type = 'household' and o.subject_id = $2
         and ${isRunning("o", "$3")}) as taken
     from enrolments e
     where e.subject_type = 'household' and e.subject_id = $1 and ${isRunning("e", "$3")}
       and ($5::uuid[] is null or e.id = any($5)) and (select count(*) from lapsed) >= 0
   ), e as (
     update enrolments u
     set subject_id = case when r.taken then u.subject_id else $2 end,
       -- One that was to begin later was never received.
       status = case when not r.taken then u.status when u.starts_on > $3::date then 'voided' else 'ended' end,
       ends_on = case when r.taken and u.starts_on <= $3::date then $3::date else u.ends_on end,
       end_reason = case when r.taken then 'household-merged' else u.end_reason end,
       updated_at = $4, revision = u.revision + 1
     from running r where u.id = r.id
     returning u.*, not r.taken as moved, r.status as status_before, r.ends_on as ends_before
   ), ${newEditions("select 'household' as subject_type, unnest(array[$1, $2]) as subject_id")}
   select ${enrolmentColumns}, e.moved,
     jsonb_build_object('id', e.id, 'status', e.status_before, 'endsOn', e.ends_before) as before
   from e
   union all
   select ${enrolmentColumns}, false, null from lapsed e`,
);

/** Answers what moved, and what ended because the other household receives the program too. */
export function updateEnrolmentSubjects(
  db: Database,
  households: { readonly from: string; readonly into: string },
  today: string,
  now: Date,
  only?: readonly string[],
): Promise<HandedEnrolment[]> {
  return db.run(moving, [households.from, households.into, today, now, only]);
}

const restoring = statement<Enrolment>(
  "enrolments.restore",
  `with given as (
     select * from jsonb_to_recordset($1::jsonb) as g (id uuid, status text, "endsOn" date)
   ), e as (
     update enrolments u
     set status = g.status, ends_on = g."endsOn", end_reason = null, updated_at = $2, revision = u.revision + 1
     from given g
     where u.id = g.id and u.end_reason = 'household-merged' and not exists (
       select from enrolments o where o.program = u.program and o.subject_type = u.subject_type
         and o.subject_id = u.subject_id and o.status in ('active', 'suspended'))
     returning u.*
   ), ${newEditions("select * from e")}
   select ${enrolmentColumns} from e`,
);

/** Only those that nothing else has ended or taken the place of since. */
export function updateRestored(
  db: Database,
  ended: readonly EndedEnrolment[],
  now: Date,
): Promise<Enrolment[]> {
  return db.run(restoring, [JSON.stringify(ended), now]);
}
