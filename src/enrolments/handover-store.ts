// The SQL of handing enrolments of one household over to another.
import { type Database, statement } from "../database/statement.ts";
import type { Enrolment } from "./enrolment.ts";
import { enrolmentColumns } from "./store.ts";

const moving = statement<Enrolment & { moved: boolean }>(
  "enrolments.hand-over",
  `with running as (
     select e.id, exists (
       select from enrolments o where o.program = e.program and o.subject_type = 'household' and o.subject_id = $2
         and o.status in ('active', 'suspended')) as taken
     from enrolments e
     where e.subject_type = 'household' and e.subject_id = $1 and e.status in ('active', 'suspended')
       and ($5::uuid[] is null or e.id = any($5))
   ), e as (
     update enrolments u
     set subject_id = case when r.taken then u.subject_id else $2 end,
       status = case when r.taken then 'ended' else u.status end,
       ends_on = case when r.taken then $3::date else u.ends_on end,
       end_reason = case when r.taken then 'household-merged' else u.end_reason end,
       updated_at = $4, revision = u.revision + 1
     from running r where u.id = r.id
     returning u.*, not r.taken as moved
   )
   select ${enrolmentColumns}, e.moved from e`,
);

/** Answers what moved, and what ended because the other household receives the program too. */
export function updateEnrolmentSubjects(
  db: Database,
  households: { readonly from: string; readonly into: string },
  today: string,
  now: Date,
  only?: readonly string[],
): Promise<(Enrolment & { moved: boolean })[]> {
  return db.run(moving, [households.from, households.into, today, now, only]);
}
