// The SQL of opening: one statement, however many referrals there are.
import { type Database, statement } from "../database/statement.ts";
import type { Clock } from "./clock.ts";
import { announcedColumns } from "./columns.ts";
import type { AnnouncedReferral } from "./referral-events.ts";
import type { NewReferral, Referral, ReferralState } from "./referral.ts";

export interface Opening extends NewReferral, Clock {
  readonly id: string;
  readonly transitionId: string;
  readonly status: ReferralState;
  /** The action of its first transition. */
  readonly action: string;
  readonly agency: string | null;
  readonly actor: string;
  readonly formerAgencies: readonly string[];
  readonly places: readonly string[];
}

type Opened = AnnouncedReferral & Pick<Referral, "basis">;

// Two doors that open for the same subject meet at the unique index: the second one opens nothing.
const openings = statement<Opened>(
  "referrals.open",
  `with given as (
     select * from jsonb_to_recordset($1::jsonb) as g (
       id uuid, "transitionId" uuid, program text, version integer, basis text, "subjectType" text,
       "subjectId" text, "subjectLabel" text, "householdId" uuid, "areaCode" text, status text, candidates text[],
       "formerAgencies" text[], places uuid[], priority double precision, snapshot jsonb, "factsHash" text,
       "dueAt" timestamptz, "dueDays" integer, alarm text, "alarmAt" timestamptz, note text, action text, agency text, actor text)
   ), r as (
     insert into referrals (id, program, version, basis, subject_type, subject_id, subject_label, household_id,
       area_code, status, candidates, former_agencies, places, priority, snapshot, facts_hash, due_at, due_days, alarm, alarm_at, opened_at, opened_by, updated_at)
     select id, program, version, basis, "subjectType", "subjectId", "subjectLabel", "householdId",
       "areaCode", status, candidates, "formerAgencies", places, priority, snapshot, "factsHash", "dueAt",
       "dueDays", alarm, "alarmAt", $2, actor, $2
     from given order by program, "subjectType", "subjectId"
     on conflict (program, subject_type, subject_id) where status not in ('completed', 'failed', 'cancelled')
     do nothing
     returning *
   ), stepped as (
     insert into referral_transitions (id, referral_id, at, action, to_status, agency, actor, note)
     select g."transitionId", r.id, $2, g.action, r.status, g.agency, g.actor, g.note
     from r join given g on g.id = r.id
   )
   select ${announcedColumns}, r.basis from r order by r.id`,
);

/** Inserts what has no unfinished referral yet; answers what was really opened. */
export function insertOpenings(db: Database, rows: readonly Opening[], now: Date): Promise<Opened[]> {
  return db.run(openings, [JSON.stringify(rows), now]);
}
