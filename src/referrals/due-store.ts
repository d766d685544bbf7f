// The SQL of clocks: the working days that programs give, and the alarms that go off.
import { type Database, statement } from "../database/statement.ts";
import { holidaysFrom } from "../holidays/holiday-query.ts";
import { addDays, jakartaDate } from "../jakarta-date.ts";
import type { Batch } from "../jobs/try-each.ts";
import { referralColumns } from "./columns.ts";
import type { Clock, DueTerms } from "./clock.ts";
import type { Referral } from "./referral.ts";

export interface Calendar {
  /** By program. */
  readonly terms: ReadonlyMap<string, DueTerms>;
  readonly holidays: ReadonlySet<string>;
}

const calendar = statement<{ terms: Record<string, DueTerms>; holidays: string[] }>(
  "referrals.calendar",
  `select
     (select coalesce(jsonb_object_agg(p.code, p.due_days), '{}') from programs p
       where $1::text[] is null or p.code = any($1)) as terms,
     ${holidaysFrom("$2")} as holidays`,
);

/** The first date that counting may come across: clocks are also counted back to, after a wait or a downtime. */
export function firstHoliday(now: Date): string {
  return addDays(jakartaDate(now), -366);
}

/** Of these programs, or of all. */
export async function selectCalendar(
  db: Database,
  programs: readonly string[] | undefined,
  now: Date,
): Promise<Calendar> {
  const [row] = await db.run(calendar, [programs, firstHoliday(now)]);
  return { terms: new Map(Object.entries(row!.terms)), holidays: new Set(row!.holidays) };
}

// Rows that somebody works on are passed over: their alarm is looked for again a minute later.
const ringing = statement<Referral>(
  "referrals.ringing",
  `select ${referralColumns} from referrals r
   where r.alarm_at < $1 and r.alarm <> 'expire' and r.id <> all($2::uuid[])
   order by r.alarm_at, r.id limit $3 for update skip locked`,
);

/** Locks those whose alarm has gone off, the longest due first; without those that are to expire. */
export function lockRinging(
  db: Database,
  now: Date,
  { besides, limit }: Pick<Batch, "besides" | "limit">,
): Promise<Referral[]> {
  return db.run(ringing, [now, besides, limit]);
}

const expiring = statement<{ id: string; alarmAt: Date }>(
  "referrals.expiring",
  `select r.id, r.alarm_at as "alarmAt" from referrals r
   where r.alarm_at < $1 and r.alarm = 'expire' and (r.alarm_at, r.id) > ($2, $3::uuid)
   order by r.alarm_at, r.id limit $4`,
);

/** Not locked: whoever moves one locks its subject first. @param after the last one seen */
export function selectExpiring(
  db: Database,
  now: Date,
  after: { readonly alarmAt: Date; readonly id: string },
  limit: number,
): Promise<{ id: string; alarmAt: Date }[]> {
  return db.run(expiring, [now, after.alarmAt, after.id, limit]);
}

// Only a miss is seen by callers: it alone is another edition of the referral, and a step of its history.
const setting = statement<Referral>(
  "referrals.set-clocks",
  `with given as (
     select * from jsonb_to_recordset($1::jsonb) as g (
       id uuid, "transitionId" uuid, "dueAt" timestamptz, missed integer, "daysLeft" integer, alarm text,
       "alarmAt" timestamptz)
   ), r as (
     update referrals u set due_at = g."dueAt", missed = g.missed, days_left = g."daysLeft", alarm = g.alarm,
       alarm_at = g."alarmAt",
       updated_at = case when g.missed > u.missed then $2 else u.updated_at end,
       revision = u.revision + case when g.missed > u.missed then 1 else 0 end
     from given g where u.id = g.id
     returning u.*
   ), stepped as (
     insert into referral_transitions (id, referral_id, at, action, from_status, to_status, actor)
     select g."transitionId", r.id, $2, 'overdue', r.status, r.status, $3
     from r join given g on g.id = r.id where g."transitionId" is not null
   )
   select ${referralColumns} from r order by r.id`,
);

/** What a clock comes to; with an id for the step where a due time was missed. */
export interface ClockChange extends Clock {
  readonly id: string;
  readonly transitionId?: string;
}

/** Answers them as they stand then. */
export function updateClocks(
  db: Database,
  changes: readonly ClockChange[],
  now: Date,
  actor: string,
): Promise<Referral[]> {
  return db.run(setting, [JSON.stringify(changes), now, actor]);
}
