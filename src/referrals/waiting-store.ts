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
  readonly transitionId: string;
}

const promote = statement<AnnouncedReferral>(
  "referrals.promote",
  `with given as (
     select * from json_to_recordset($1::json) as g (id uuid, places uuid[], "transitionId" uuid)
   ), r as (
     update referrals u
     set status = case when cardinality(u.candidates) > 0 then 'requested' else 'returned' end, places = g.places,
       due_at = k."dueAt", due_days = k."dueDays", alarm = k.alarm, alarm_at = k."alarmAt",
       updated_at = $2, revision = u.revision + 1
     from given g, json_to_recordset($4::json) as k (
       program text, "dueAt" timestamptz, "dueDays" integer, alarm text, "alarmAt" timestamptz, asked boolean)
     where u.id = g.id and u.status = 'waitlisted' and k.program = u.program
       and k.asked = (cardinality(u.candidates) > 0)
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

const hold = statement<never>(
  "referrals.hold-places",
  "update referrals set places = $2::uuid[] where id = any($1::uuid[])",
);

/** The same for each of these. */
export async function updatePlacesHeld(
  db: Database,
  ids: readonly string[],
  places: readonly string[],
): Promise<void> {
  await db.run(hold, [ids, places]);
}

const taking = statement<{ count: number }>(
  "referrals.take-places-of-quota",
  `with r as (
     update referrals r set places = r.places || $1::uuid
     where r.program = $2 and ($3::text is null or starts_with(r.area_code || '.', $3 || '.'))
       and (r.opened_at at time zone 'Asia/Jakarta')::date between $4::date and $5::date
       and r.status <> 'waitlisted' and (r.finished_at is null
         or (r.status = 'completed' and (r.result ->> 'code' in ('enrolled', 'one-off')
           or (r.result ->> 'code' = 'already-receiving'
             and r.result ->> 'from' >= (r.opened_at at time zone 'Asia/Jakarta')::date::text))))
     returning r.id
   )
   select count(*)::int as count from r`,
);

/** What was opened in the period of a new quota, and is worked or has been granted, holds places in it; answers how many. */
export async function takePlacesOf(
  db: Database,
  quota: { readonly id: string; readonly program: string; readonly area: string | null } & {
    readonly from: string;
    readonly to: string;
  },
): Promise<number> {
  const { id, program, area, from, to } = quota;
  const [row] = await db.run(taking, [id, program, area, from, to]);
  return row!.count;
}

// Who holds a place of both holds one of the other from then on.
const exchanging = statement<{ held: number }>(
  "referrals.exchange-places",
  `with r as (
     update referrals r
     set places = case when $3::uuid = any(r.places) then array_remove(r.places, $1::uuid)
       else array_replace(r.places, $1::uuid, $3::uuid) end
     from referrals before
     where before.id = r.id and r.program = $2 and $1::uuid = any(r.places)
     returning $3::uuid = any(before.places) as had
   )
   select (count(*) filter (where not had))::int as held from r`,
);

/** Places of one quota become places of another; answers how many more are held of that. */
export async function exchangePlaces(
  db: Database,
  quota: { readonly id: string; readonly program: string },
  into: string,
): Promise<number> {
  const [row] = await db.run(exchanging, [quota.id, quota.program, into]);
  return row!.held;
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
