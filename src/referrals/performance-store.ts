// The SQL of how an agency has done, counted off the steps of referrals.
import { type Database, statement } from "../database/statement.ts";
import type { Performance } from "./performance.ts";

/** Whether all that the agency $1 did about `r`, which it is no candidate of, was to ask for it. */
const askedForOthers = `
  coalesce((select bool_and(t.action = 'request') from referral_transitions t
    where t.referral_id = r.id and t.agency = $1), false)`;

// The agency's own steps come off an index, and what each is measured from off its referral's few others. What was
// picked up was on offer since it last came to `requested`; work began with the agency's pick-up. Whose a due time was
// is told by what was told of it then: those who are asked change.
const performance = statement<Performance>(
  "referrals.performance",
  `with own as (
     select t.action, t.reason, extract(epoch from t.at - (
       select max(b.at) from referral_transitions b
       where b.referral_id = t.referral_id and b.at <= t.at and case t.action
         when 'accept' then b.to_status = 'requested' and b.action not in ('decline', 'overdue')
         when 'complete' then b.action = 'accept' and b.agency = t.agency
         else false end)) / 3600.0 as hours
     from referral_transitions t where t.agency = $1 and t.at >= $2 and t.at < $3
   ), counted as (
     select count(*) filter (where action = 'accept')::int as accepted,
       count(*) filter (where action = 'complete')::int as completed,
       count(*) filter (where action = 'fail')::int as failed,
       percentile_cont(0.5) within group (order by hours) filter (where action = 'accept') as "acceptMedian",
       percentile_cont(0.9) within group (order by hours) filter (where action = 'accept') as "acceptP90",
       percentile_cont(0.5) within group (order by hours) filter (where action = 'complete') as "completeMedian",
       percentile_cont(0.9) within group (order by hours) filter (where action = 'complete') as "completeP90"
     from own
   ), missing as (
     select count(*)::int as missed from events e
     where e.type = 'referral.overdue' and e.time >= $2 and e.time < $3 and e.data -> 'responsible' ? $1
   ), asked as (
     select r.id from referrals r where r.holder = $1 and r.opened_at >= $2 and r.opened_at < $3
     union select r.id from referrals r
     where r.candidates @> array[$1] and r.opened_at >= $2 and r.opened_at < $3
     union select r.id from referrals r
     where r.former_agencies @> array[$1] and r.opened_at >= $2 and r.opened_at < $3 and not ${askedForOthers}
   )
   select counted.*, missed, (select count(*)::int from asked) as offered,
     (select coalesce(jsonb_object_agg(reason, n), '{}') from (
       select reason, count(*)::int as n from own where action = 'decline' and reason is not null group by reason) d
     ) as declined,
     (select count(*)::int from referrals r where r.missed > 0
       and (r.holder = $1 or (r.holder is null and r.candidates @> array[$1]))
       and r.status not in ('completed', 'failed', 'cancelled')) as overdue
   from counted, missing`,
);

/** @param from the first moment of the period @param to the first moment after it */
export async function selectPerformance(
  db: Database,
  agency: string,
  from: Date,
  to: Date,
): Promise<Performance> {
  const [row] = await db.run(performance, [agency, from, to]);
  return row!;
}
