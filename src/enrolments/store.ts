// The SQL of enrolments.
import type { Actor } from "../actor.ts";
import { newEditions } from "../areas/new-editions.ts";
import { type Database, statement } from "../database/statement.ts";
import type { Subject } from "../subject.ts";
import type { Enrolment } from "./enrolment.ts";

export const columnsWith = (status: string) => `
  e.id, e.program, e.subject_type as "subjectType", e.subject_id as "subjectId", e.agency, ${status} as status,
  e.starts_on as "startsOn", e.ends_on as "endsOn", e.source, e.external_id as "externalId",
  e.referral_id as "referralId", e.end_reason as "endReason", e.suspend_reason as "suspendReason",
  e.suspended_until as "suspendedUntil", e.reason_text as "reasonText", e.created_at as "createdAt",
  e.updated_at as "updatedAt", e.revision`;
export const enrolmentColumns = columnsWith("e.status");
const columns = enrolmentColumns;

/** One that has lapsed has ended, whatever its row still says. */
export const statusAt = (asOf: string) => `
  case when e.status in ('active', 'suspended') and e.ends_on < ${asOf}::date then 'ended' else e.status end`;

// An agency sees its own, and those that no agency is named for in the programs it delivers.
export const visible = `
  ($1 = 'tkpk' or ($1 = 'agency' and (e.agency = $2 or (e.agency is null and exists (
    select from program_agencies p
    where p.program = e.program and p.agency = $2 and p.role in ('lead', 'alternate'))))))`;

// Counting what lapsed makes Postgres end it before the insertion meets the unique index.
const insertion = statement<Enrolment>(
  "enrolments.insert",
  `with given as (
     select * from jsonb_to_recordset($1::jsonb) as g("id" uuid, "program" text, "subjectType" text, "subjectId" text,
       "agency" text, "status" text, "startsOn" date, "endsOn" date, "source" text, "externalId" text, "referralId" uuid)
   ), lapsed as (
     update enrolments u set status = 'ended', updated_at = $2, revision = u.revision + 1 from given g
     where u.program = g."program" and u.subject_type = g."subjectType" and u.subject_id = g."subjectId"
       and u.status in ('active', 'suspended') and u.ends_on < $3::date
     returning u.*
   ), inserted as (
     insert into enrolments (id, program, subject_type, subject_id, agency, status, starts_on, ends_on, source,
       external_id, referral_id, created_at, updated_at)
     select "id", "program", "subjectType", "subjectId", "agency", "status", "startsOn", "endsOn", "source",
       "externalId", "referralId", $2, $2
     from given where (select count(*) from lapsed) >= 0
     on conflict (program, subject_type, subject_id) where status in ('active', 'suspended') do nothing
     returning *
   ), ${newEditions("select * from lapsed union all select * from inserted")}
   select ${columns} from lapsed e union all select ${columns} from inserted e`,
);

export type NewEnrolment = Omit<
  Enrolment,
  ("endReason" | "suspendReason" | "suspendedUntil" | "reasonText") | ("createdAt" | "updatedAt" | "revision")
>;

/**
 * Ends what the subjects received of the programs until a day before `asOf`, and inserts, unless the subject still
 * receives the program.
 */
export async function insertEnrolments(
  db: Database,
  enrolments: readonly NewEnrolment[],
  asOf: string,
  now: Date,
): Promise<{ inserted: Enrolment[]; lapsed: Enrolment[] }> {
  const ids = new Set(enrolments.map(({ id }) => id));
  const rows = await db.run(insertion, [JSON.stringify(enrolments), now, asOf]);
  return { inserted: rows.filter(({ id }) => ids.has(id)), lapsed: rows.filter(({ id }) => !ids.has(id)) };
}

const one = statement<Enrolment>(
  "enrolments.one",
  `select ${columnsWith(statusAt("$4"))} from enrolments e where e.id = $3 and ${visible}`,
);

/** `undefined` when it is not there or not for this caller. */
export async function selectEnrolment(
  db: Database,
  actor: Actor,
  id: string,
  asOf: string,
): Promise<Enrolment | undefined> {
  const [row] = await db.run(one, [actor.role, actor.agency, id, asOf]);
  return row;
}

export interface EnrolmentFilter {
  readonly program?: string;
  readonly subjectType?: string;
  readonly subjectId?: string;
  readonly status?: string;
  readonly updatedAfter?: Date;
  /** The last row of the page before. */
  readonly after?: { readonly updatedAt: Date; readonly id: string };
}

const page = statement<Enrolment>(
  "enrolments.page",
  `select ${columnsWith(statusAt("$11"))} from enrolments e
   where ${visible}
     and ($3::text is null or e.program = $3)
     and ($4::text is null or e.subject_type = $4)
     and ($5::text is null or e.subject_id = $5)
     and ($6::text is null or $6 = ${statusAt("$11")})
     and ($7::timestamptz is null or e.updated_at > $7)
     and ($8::timestamptz is null or (e.updated_at, e.id) > ($8, $9::uuid))
   order by e.updated_at, e.id
   limit $10`,
);

/** By the time of their last change, then by id. */
export function selectEnrolments(
  db: Database,
  actor: Actor,
  filter: EnrolmentFilter,
  limit: number,
  asOf: string,
): Promise<Enrolment[]> {
  const { program, subjectType, subjectId, status, updatedAfter, after } = filter;
  const filters = [program, subjectType, subjectId, status, updatedAfter, after?.updatedAt, after?.id];
  return db.run(page, [actor.role, actor.agency, ...filters, limit, asOf]);
}

const voiding = statement<Enrolment>(
  "enrolments.void-of-referral",
  `with e as (
     update enrolments set status = 'voided', end_reason = $2, updated_at = $3, revision = revision + 1
     where referral_id = $1 and status <> 'voided' returning *
   ), ${newEditions("select * from e")}
   select ${columns} from e`,
);

export async function updateVoided(
  db: Database,
  referralId: string,
  reason: string,
  now: Date,
): Promise<Enrolment[]> {
  return db.run(voiding, [referralId, reason, now]);
}

export interface ProgramOfAgency {
  readonly unit: string;
  /** What the asking agency is to the program; null: nothing. */
  readonly role: "lead" | "alternate" | "supporting" | null;
}

const programOf = statement<ProgramOfAgency>(
  "enrolments.program-of-agency",
  `select p.unit, a.role from programs p
   left join program_agencies a on a.program = p.code and a.agency = $2
   where p.code = $1`,
);

export async function selectProgramOfAgency(
  db: Database,
  program: string,
  agency: string | undefined,
): Promise<ProgramOfAgency | undefined> {
  const [row] = await db.run(programOf, [program, agency]);
  return row;
}

const holderOf = statement<{ holder: string | null }>(
  "enrolments.holder-of-referral",
  `select holder from referrals
   where program = $1 and subject_type = $2 and subject_id = $3
     and status not in ('completed', 'failed', 'cancelled')
   for update`,
);

/**
 * Who works the unfinished referral of the program and subject; null: nobody, or there is none. Locked, so that nobody
 * picks it up in the meantime.
 */
export async function lockHolderOfReferral(
  db: Database,
  program: string,
  subject: Subject,
): Promise<string | null> {
  const [row] = await db.run(holderOf, [program, subject.type, subject.id]);
  return row?.holder ?? null;
}
