// The SQL of what the door does to many referrals at once: one statement each, however many there are.
import { type Database, statement } from "../database/statement.ts";
import { isRunning } from "../enrolments/running-query.ts";
import { referralColumns } from "./columns.ts";
import type { Referral, ReferralResult, ReferralState } from "./referral.ts";

export interface DoorMove {
  readonly id: string;
  readonly transitionId: string;
  readonly action: "cancel" | "complete";
  /** It moves only out of these. */
  readonly fromStates: readonly ReferralState[];
  readonly to: ReferralState;
  readonly reason?: string;
  readonly result?: ReferralResult;
}

export type Moved = Referral & { readonly from: ReferralState };

// Locks first, in the order of ids: the state it finds is the newest one, an agency's pick-up included.
const doorMoves = statement<Moved>(
  "referrals.door-move",
  `with given as (
     select * from jsonb_to_recordset($1::jsonb) as g (
       id uuid, "transitionId" uuid, action text, "fromStates" text[], "to" text, reason text, result jsonb)
   ), locked as (
     select l.id, l.status as "from" from referrals l join given g on g.id = l.id
     where l.status = any(g."fromStates") order by l.id for update of l
   ), r as (
     update referrals u
     set status = g."to", result = g.result, held_from = null, held_until = null, due_at = null, missed = 0,
       due_days = null, days_left = null, alarm = null, alarm_at = null, finished_at = $2, updated_at = $2,
       revision = u.revision + 1
     from locked join given g on g.id = locked.id
     where u.id = locked.id
     returning u.*, locked."from"
   ), stepped as (
     insert into referral_transitions (id, referral_id, at, action, from_status, to_status, actor, reason)
     select g."transitionId", r.id, $2, g.action, r."from", r.status, $3, g.reason
     from r join given g on g.id = r.id
   )
   select ${referralColumns}, r."from" from r order by r.id`,
);

export function moveByDoor(
  db: Database,
  moves: readonly DoorMove[],
  now: Date,
  actor: string,
): Promise<Moved[]> {
  return db.run(doorMoves, [JSON.stringify(moves), now, actor]);
}

const flags = statement<Referral>(
  "referrals.flag-eligibility",
  `with locked as (
     select id from referrals
     where id = any($1::uuid[]) and eligibility_changed <> $2 and status = any($3) order by id for update
   ), r as (
     update referrals u set eligibility_changed = $2, updated_at = $4, revision = u.revision + 1
     from locked where u.id = locked.id
     returning u.*
   )
   select ${referralColumns} from r order by r.id`,
);

/** Sets the flag of those that are in one of the states and have it otherwise; answers these. */
export function updateEligibilityChanged(
  db: Database,
  ids: readonly string[],
  changed: boolean,
  states: readonly ReferralState[],
  now: Date,
): Promise<Referral[]> {
  return db.run(flags, [ids, changed, states, now]);
}

export interface EnrolledReferral {
  readonly id: string;
  readonly from: string;
  readonly to: string | null;
  readonly externalId: string | null;
}

const enrolled = statement<EnrolledReferral>(
  "referrals.enrolled",
  `select r.id, e.starts_on as "from", e.ends_on as "to", e.external_id as "externalId"
   from unnest($1::text[], $2::text[]) as g (type, id)
   join referrals r on r.subject_type = g.type and r.subject_id = g.id and r.status = any($3)
   join enrolments e on e.program = r.program and e.subject_type = r.subject_type and e.subject_id = r.subject_id
     and ${isRunning("e", "$4")}`,
);

/** The referrals in these states of subjects that receive their program on the date `asOf`. */
export function selectEnrolledReferrals(
  db: Database,
  subjects: readonly { readonly type: string; readonly id: string }[],
  states: readonly ReferralState[],
  asOf: string,
): Promise<EnrolledReferral[]> {
  return db.run(enrolled, [subjects.map(({ type }) => type), subjects.map(({ id }) => id), states, asOf]);
}

const lifting = statement<{ id: string }>(
  "holds.lift",
  `update holds set lifted_at = $2 where id = any($1::uuid[]) and lifted_at is null returning id`,
);

export function updateHoldsLifted(
  db: Database,
  ids: readonly string[],
  now: Date,
): Promise<{ id: string }[]> {
  return db.run(lifting, [ids, now]);
}

const relocating = statement<Referral>(
  "referrals.relocate",
  `with given as (
     select * from jsonb_to_recordset($1::jsonb) as g (id uuid, "householdId" uuid, "areaCode" text)
   ), locked as (
     select r.id from referrals r join given g on g.id = r.id order by r.id for update of r
   ), r as (
     update referrals u
     set household_id = g."householdId", area_code = g."areaCode", updated_at = $2, revision = u.revision + 1
     from locked join given g on g.id = locked.id where u.id = locked.id
     returning u.*
   )
   select ${referralColumns} from r order by r.id`,
);

/** Answers them as they stand then. */
export function updatePlaces(
  db: Database,
  places: readonly Pick<Referral, "id" | "householdId" | "areaCode">[],
  now: Date,
): Promise<Referral[]> {
  return db.run(relocating, [JSON.stringify(places), now]);
}

const refreshing = statement<never>(
  "referrals.refresh-facts",
  `with locked as (
     select r.id, g.hash from unnest($1::uuid[], $2::text[]) as g (id, hash) join referrals r on r.id = g.id
     order by r.id for update of r
   )
   update referrals u set facts_hash = locked.hash from locked where u.id = locked.id`,
);

export async function updateFactsHashes(
  db: Database,
  items: readonly { readonly id: string; readonly factsHash: string }[],
): Promise<void> {
  await db.run(refreshing, [items.map(({ id }) => id), items.map(({ factsHash }) => factsHash)]);
}

// Who has got a place meanwhile keeps the priority by which that was.
const rank = statement<never>(
  "referrals.set-priorities",
  `update referrals r set priority = g.priority, updated_at = $3, revision = r.revision + 1
   from unnest($1::uuid[], $2::double precision[]) as g (id, priority)
   where r.id = g.id and r.status = 'waitlisted'`,
);

/** Whoever calls holds the quotas' locks. */
export async function updatePriorities(
  db: Database,
  items: readonly { readonly id: string; readonly priority?: number | null }[],
  now: Date,
): Promise<void> {
  await db.run(rank, [items.map(({ id }) => id), items.map(({ priority }) => priority ?? null), now]);
}
