// The SQL of waiting lists.
import { type Database, statement } from "../database/statement.ts";
import type { Vacancy, Seat } from "../quotas/quota.ts";
import type { Clock } from "./clock.ts";
import { announcedColumns } from "./columns.ts";
import type { AnnouncedReferral } from "./referral-events.ts";
import type { Waitlist } from "./waitlist.ts";

const within = (openings: string) =>
  `exists (select from ${openings} as o (program, area)
     where o.program = r.program and (o.area is null or starts_with(r.area_code || '.', o.area || '.')))`;
const canBePromoted = `r.status = 'waitlisted' and r.program = any($1::text[])
  and ${within("unnest($1::text[], $2::text[])")} and not ${within("unnest($3::text[], $4::text[])")}`;

function vacancyValues(free: readonly Vacancy[], full: readonly Vacancy[]): readonly unknown[] {
  return [free, full].flatMap((list) => [list.map((one) => one.program), list.map((one) => one.area)]);
}

const waitedFor = statement<{ program: string }>(
  "referrals.programs-waited-for",
  `select p.program from (select distinct unnest($1::text[]) as program) p
   where exists (select from referrals r where r.program = p.program and ${canBePromoted})`,
);

/** The programs in which somebody waits who could have one of these free places, hindered by none that is full. */
export async function selectProgramsWaitedFor(
  db: Database,
  free: readonly Vacancy[],
  full: readonly Vacancy[],
): Promise<string[]> {
  // Nobody waits for what is not limited.
  const limited = free.filter(({ places }) => places !== Infinity);
  if (limited.length === 0) return [];
  return (await db.run(waitedFor, vacancyValues(limited, full))).map(({ program }) => program);
}

// Only who holds the quotas' locks changes a waiting referral, so that nobody is waited for here.
const waiting = statement<Seat & { id: string }>(
  "referrals.waiting",
  `select r.id, r.program, r.area_code as "areaCode" from referrals r
   where ${canBePromoted}
   order by r.priority desc nulls last, r.opened_at, r.id limit $5 for update of r`,
);

/** Who is next for these openings, and hindered by none that is full. */
export function selectWaiting(
  db: Database,
  free: readonly Vacancy[],
  full: readonly Vacancy[],
  limit: number,
): Promise<(Seat & { id: string })[]> {
  return db.run(waiting, [...vacancyValues(free, full), limit]);
}

export interface Promotion {
  readonly id: string;
  readonly places: readonly string[];
  /** Who is asked for it: nobody knew that when it opened. */
  readonly candidates: readonly string[];
  readonly transitionId: string;
}

// An agency that was named at the opening, and is not asked, reads on what became of it.
const promote = statement<AnnouncedReferral>(
  "referrals.promote",
  `with given as (
     select * from json_to_recordset($1::json) as g (
       id uuid, places uuid[], candidates text[], "transitionId" uuid)
   ), r as (
     update referrals u
     set status = case when cardinality(g.candidates) > 0 then 'requested' else 'returned' end, places = g.places,
       candidates = g.candidates, former_agencies = case when u.candidates = g.candidates then u.former_agencies
         else array(select unnest(u.former_agencies || u.candidates) except select unnest(g.candidates)) end,
       due_at = k."dueAt", due_days = k."dueDays", alarm = k.alarm, alarm_at = k."alarmAt",
       updated_at = $2, revision = u.revision + 1
     from given g, json_to_recordset($4::json) as k (
       program text, "dueAt" timestamptz, "dueDays" integer, alarm text, "alarmAt" timestamptz, asked boolean)
     where u.id = g.id and u.status = 'waitlisted' and k.program = u.program
       and k.asked = (cardinality(g.candidates) > 0)
     returning u.*, g."transitionId"
   ), stepped as (
     insert into referral_transitions (id, referral_id, at, action, from_status, to_status, actor)
     select "transitionId", id, $2, 'promote', 'waitlisted', status, $3 from r
   )
   select ${announcedColumns} from r`,
);

/** @param clocks of each program, for those whom somebody is asked for, and for those whom nobody is */
export function updatePromoted(
  db: Database,
  promotions: readonly Promotion[],
  clocks: readonly (Clock & { readonly program: string; readonly asked: boolean })[],
  now: Date,
  actor: string,
): Promise<AnnouncedReferral[]> {
  return db.run(promote, [JSON.stringify(promotions), now, actor, JSON.stringify(clocks)]);
}

const programsWithWaiting = statement<{ program: string }>(
  "referrals.programs-with-waiting",
  "select distinct program from referrals where status = 'waitlisted' order by program",
);

export async function selectProgramsWithWaiting(db: Database): Promise<string[]> {
  return (await db.run(programsWithWaiting, [])).map(({ program }) => program);
}

// In the smallest area with a quota that somebody lives in: places of others there are none of theirs.
const waitlists = statement<Waitlist & { id: string }>(
  "referrals.waitlists",
  `select r.id, case when q.id is null then 'no-quota' else 'quota-full' end as reason,
     (select count(*)::int + 1 from referrals w
      where w.program = r.program and w.status = 'waitlisted'
        and (q.area is null or starts_with(w.area_code || '.', q.area || '.'))
        and (coalesce(w.priority, '-Infinity') > coalesce(r.priority, '-Infinity')
          or (coalesce(w.priority, '-Infinity') = coalesce(r.priority, '-Infinity')
            and (w.opened_at, w.id) < (r.opened_at, r.id)))) as position
   from referrals r
   left join lateral (
     select q.id, q.area from quotas q
     where q.program = r.program and $2::date between q.from_date and q.to_date
       and (q.area is null or starts_with(r.area_code || '.', q.area || '.'))
     order by length(q.area) desc nulls last limit 1) q on true
   where r.id = any($1::uuid[]) and r.status = 'waitlisted'`,
);

/** @param today date in Jakarta @returns by referral, for those who wait */
export async function selectWaitlists(
  db: Database,
  ids: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, Waitlist>> {
  const rows = await db.run(waitlists, [ids, today]);
  return new Map(rows.map(({ id, position, reason }) => [id, { position, reason }]));
}
