// The SQL of one referral: who may see it, its lock, its moves and notes.
import type { Actor } from "../actor.ts";
import { type Database, statement } from "../database/statement.ts";
import type { NewHold, ReferralPart } from "./change.ts";
import { holidaysFrom } from "../holidays/holiday-query.ts";
import { referralColumns } from "./columns.ts";
import type { Clock, DueTerms } from "./clock.ts";
import { firstHoliday } from "./due-store.ts";
import type { Note, Referral, Transition } from "./referral.ts";

/** Whether `r` lies where the program's agency `p` serves. */
export const servedBy = (p: string) => `
  (${p}.areas is null or exists (
    select from unnest(${p}.areas) a where starts_with(r.area_code || '.', a || '.')))`;
export const supporting = `
  exists (select from program_agencies p
    where p.program = r.program and p.agency = $2 and p.role = 'supporting' and ${servedBy("p")})`;

/**
 * Who may know of a referral `r`: TKPK of all; an agency of what it is or was a candidate or holder of, and of
 * what it supports; field officers of their area. Takes $1 role, $2 agency, $3 area of the caller.
 */
export const visible = `
  case $1
    when 'tkpk' then true
    when 'agency' then $2 = any(r.candidates) or r.holder = $2 or $2 = any(r.former_agencies) or ${supporting}
    when 'field' then $3::text is null or starts_with(r.area_code || '.', $3 || '.')
    else false
  end`;

export function callerValues(actor: Actor): readonly unknown[] {
  return [actor.role, actor.agency, actor.area];
}

/** A referral, and whether the caller supports its program. */
export type SeenReferral = Referral & { readonly supporting: boolean };

/** Times inside are JSON: RFC 3339 texts. */
type Json<Row> = Omit<Row, "at"> & { readonly at: string };

export const transitionsJson = `
  coalesce((
    select jsonb_agg(jsonb_build_object('id', t.id, 'at', t.at, 'action', t.action, 'from', t.from_status,
      'to', t.to_status, 'agency', t.agency, 'actor', t.actor, 'reason', t.reason, 'reasonText', t.reason_text, 'note', t.note)
      order by t.at, t.id)
    from referral_transitions t where t.referral_id = r.id), '[]') as transitions`;

export type TransitionJson = Json<Transition>;

const seen = statement<SeenReferral & { transitions: TransitionJson[]; notes: Json<Note>[] }>(
  "referrals.seen",
  `select ${referralColumns}, ${supporting} as supporting, ${transitionsJson},
     coalesce((
       select jsonb_agg(jsonb_build_object('id', n.id, 'at', n.at, 'agency', n.agency, 'actor', n.actor,
         'text', n.text) order by n.at, n.id)
       from referral_notes n where n.referral_id = r.id), '[]') as notes
   from referrals r where r.id = $4 and ${visible}`,
);

export interface WholeReferral {
  readonly referral: SeenReferral;
  readonly transitions: readonly Transition[];
  readonly notes: readonly Note[];
}

/** With its transitions and notes; `undefined` when it is not there or the caller may not know of it. */
export async function selectReferral(
  db: Database,
  actor: Actor,
  id: string,
): Promise<WholeReferral | undefined> {
  const [row] = await db.run(seen, [...callerValues(actor), id]);
  if (!row) return undefined;
  const { transitions, notes, ...referral } = row;
  return { referral, transitions: transitions.map(withDate), notes: notes.map(withDate) };
}

export function withDate<Row extends { readonly at: string }>(json: Row): Omit<Row, "at"> & { at: Date } {
  return { ...json, at: new Date(json.at) };
}

const subjectOf = statement<Pick<Referral, "subjectType" | "subjectId">>(
  "referrals.subject",
  `select r.subject_type as "subjectType", r.subject_id as "subjectId"
   from referrals r where r.id = $4 and ${visible}`,
);

/** Whom it is about, unlocked: the subject is locked before its referral. */
export async function selectSubject(
  db: Database,
  actor: Actor,
  id: string,
): Promise<Pick<Referral, "subjectType" | "subjectId"> | undefined> {
  const [row] = await db.run(subjectOf, [...callerValues(actor), id]);
  return row;
}

/** What its program gives now, and the days on which nobody works: for the clock of the state that it comes to. */
export interface LockedReferral extends SeenReferral {
  readonly terms: DueTerms;
  readonly holidays: readonly string[];
}

const locked = statement<LockedReferral>(
  "referrals.lock",
  `select ${referralColumns}, ${supporting} as supporting,
     (select p.due_days from programs p where p.code = r.program) as terms, ${holidaysFrom("$5")} as holidays
   from referrals r where r.id = $4 and ${visible} for update of r`,
);

/** As `selectReferral`, locked until the transaction ends, without its transitions and notes. */
export async function lockReferral(
  db: Database,
  actor: Actor,
  id: string,
  now: Date,
): Promise<LockedReferral | undefined> {
  const [row] = await db.run(locked, [...callerValues(actor), id, firstHoliday(now)]);
  return row;
}

// A hold until the facts change keeps their hash, which the door keeps current while the referral is unfinished.
const moving = statement<Referral>(
  "referrals.move",
  `with r as (
     update referrals set status = $3, candidates = $4, former_agencies = $5, holder = $6, held_from = $7,
       held_until = $8, eligibility_changed = $9, external_id = $10, result = $11::jsonb, finished_at = $12,
       updated_at = $13, due_at = $25, missed = $26, due_days = $27, days_left = $28, alarm = $29, alarm_at = $30,
       revision = revision + 1
     where id = $1 and revision = $2
     returning *
   ), stepped as (
     insert into referral_transitions (id, referral_id, at, action, from_status, to_status, agency, actor, reason,
       reason_text, note)
     select $14::uuid, id, $13, $15::text, $16::text, status, $17::text, $18::text, $19::text, $20::text, $21::text
     from r
   ), held as (
     insert into holds (id, program, subject_type, subject_id, reason, referral_id, until_date, version, facts_hash,
       created_at)
     select $22::uuid, r.program, r.subject_type, r.subject_id, $23::text, r.id, $24::date,
       case when $24::date is null then r.version end, case when $24::date is null then r.facts_hash end, $13
     from r where $22::uuid is not null
     on conflict (program, subject_type, subject_id) where lifted_at is null do update
     set id = excluded.id, reason = excluded.reason, referral_id = excluded.referral_id,
       until_date = excluded.until_date, version = excluded.version, facts_hash = excluded.facts_hash,
       created_at = excluded.created_at
   )
   select ${referralColumns} from r`,
);

export interface Step {
  readonly transitionId: string;
  readonly action: string;
  readonly agency: string | null;
  readonly actor: string;
  readonly reason?: string;
  readonly reasonText?: string;
  readonly note?: string;
}

/** Writes a decided move, its transition and its hold in one statement; `undefined` if the referral has moved on. */
export async function updateReferral(
  db: Database,
  before: Referral,
  next: ReferralPart & Clock,
  step: Step,
  hold: (NewHold & { readonly id: string; readonly reason: string }) | undefined,
  now: Date,
): Promise<Referral | undefined> {
  const { status, candidates, formerAgencies, holder, heldFrom, heldUntil } = next;
  const { eligibilityChanged, externalId, result, finishedAt } = next;
  const part = [status, candidates, formerAgencies, holder, heldFrom, heldUntil, eligibilityChanged];
  const end = [externalId, result && JSON.stringify(result), finishedAt, now];
  const { transitionId, action, agency, actor, reason, reasonText, note } = step;
  const [row] = await db.run(moving, [
    ...[before.id, before.revision, ...part, ...end],
    ...[transitionId, action, before.status, agency, actor, reason, reasonText, note],
    ...[hold?.id, hold?.reason, hold?.kind === "until-date" ? hold.untilDate : null],
    ...[next.dueAt, next.missed, next.dueDays, next.daysLeft, next.alarm, next.alarmAt],
  ]);
  return row;
}

const agenciesOfProgram = statement<{ agency: string }>(
  "referrals.agencies-of-program",
  `select p.agency from program_agencies p join referrals r on r.program = p.program where r.id = $1
   order by p.agency`,
);

/** Codes of the agencies that deliver or support the referral's program. */
export async function selectAgenciesOfProgram(db: Database, id: string): Promise<string[]> {
  return (await db.run(agenciesOfProgram, [id])).map(({ agency }) => agency);
}
