// The SQL of enrolments.
import type { Actor } from "../actor.ts";
import { type Database, statement } from "../database/statement.ts";
import type { Enrolment } from "./enrolment.ts";

const columns = `
  e.id, e.program, e.subject_type as "subjectType", e.subject_id as "subjectId", e.agency, e.status,
  e.starts_on as "startsOn", e.ends_on as "endsOn", e.source, e.external_id as "externalId",
  e.referral_id as "referralId", e.end_reason as "endReason", e.created_at as "createdAt",
  e.updated_at as "updatedAt", e.revision`;

// An agency sees its own, and those that no agency is named for in the programs it delivers.
const visible = `
  ($1 = 'tkpk' or ($1 = 'agency' and (e.agency = $2 or (e.agency is null and exists (
    select from program_agencies p
    where p.program = e.program and p.agency = $2 and p.role in ('lead', 'alternate'))))))`;

const insertion = statement<Enrolment>(
  "enrolments.insert",
  `with e as (
     insert into enrolments (id, program, subject_type, subject_id, agency, status, starts_on, ends_on, source,
       external_id, referral_id, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)
     on conflict (program, subject_type, subject_id) where status in ('active', 'suspended') do nothing
     returning *
   )
   select ${columns} from e`,
);

export type NewEnrolment = Omit<Enrolment, "endReason" | "createdAt" | "updatedAt" | "revision">;

/** Inserts, or answers `undefined` when the subject receives the program already. */
export async function insertEnrolment(
  db: Database,
  enrolment: NewEnrolment,
  now: Date,
): Promise<Enrolment | undefined> {
  const { id, program, subjectType, subjectId, agency, status } = enrolment;
  const { startsOn, endsOn, source, externalId, referralId } = enrolment;
  const values = [id, program, subjectType, subjectId, agency, status, startsOn, endsOn, source, externalId];
  const [row] = await db.run(insertion, [...values, referralId, now]);
  return row;
}

const one = statement<Enrolment>(
  "enrolments.one",
  `select ${columns} from enrolments e where e.id = $3 and ${visible}`,
);

/** `undefined` when it is not there or not for this caller. */
export async function selectEnrolment(
  db: Database,
  actor: Actor,
  id: string,
): Promise<Enrolment | undefined> {
  const [row] = await db.run(one, [actor.role, actor.agency, id]);
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
  `select ${columns} from enrolments e
   where ${visible}
     and ($3::text is null or e.program = $3)
     and ($4::text is null or e.subject_type = $4)
     and ($5::text is null or e.subject_id = $5)
     and ($6::text is null or e.status = $6)
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
): Promise<Enrolment[]> {
  const { program, subjectType, subjectId, status, updatedAfter, after } = filter;
  const filters = [program, subjectType, subjectId, status, updatedAfter, after?.updatedAt, after?.id];
  return db.run(page, [actor.role, actor.agency, ...filters, limit]);
}

const voiding = statement<Enrolment>(
  "enrolments.void-of-referral",
  `with e as (
     update enrolments set status = 'voided', end_reason = $2, updated_at = $3, revision = revision + 1
     where referral_id = $1 and status <> 'voided' returning *
   )
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
