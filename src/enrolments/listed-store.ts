// The SQL of enrolments that lists of recipients tell of.
import { newEditions } from "../areas/new-editions.ts";
import { type Database, statement } from "../database/statement.ts";
import type { Subject } from "../subject.ts";
import type { Enrolment } from "./enrolment.ts";
import { isRunning } from "./running-query.ts";
import { enrolmentColumns } from "./store.ts";
import type { Place } from "./subject-query.ts";

const running = statement<Enrolment>(
  "enrolments.running-of",
  `select ${enrolmentColumns} from enrolments e
   where e.program = $1 and e.subject_type = $2 and e.subject_id = any($3::text[]) and ${isRunning("e", "$4")}`,
);

/** What the subjects receive of a program on a day, by the id of the subject. */
export async function selectRunning(
  db: Database,
  program: string,
  type: Subject["type"],
  subjectIds: readonly string[],
  asOf: string,
): Promise<ReadonlyMap<string, Enrolment>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await db.run(running, [program, type, subjectIds, asOf]);
  return new Map(rows.map((row) => [row.subjectId, row]));
}

const correction = statement<Enrolment>(
  "enrolments.correct",
  `with e as (
     update enrolments u set starts_on = g.starts_on, ends_on = g.ends_on, external_id = g.external_id, updated_at = $5,
       status = case when g.ends_on < $6::date then 'ended' else u.status end, revision = u.revision + 1
     from unnest($1::uuid[], $2::date[], $3::date[], $4::text[]) as g (id, starts_on, ends_on, external_id)
     where u.id = g.id returning u.*
   ), ${newEditions("select * from e")}
   select ${enrolmentColumns} from e order by e.id`,
);

type Correction = Pick<Enrolment, "id" | "startsOn" | "endsOn" | "externalId">;

/** By id. */
export async function updateListed(
  db: Database,
  corrections: readonly Correction[],
  today: string,
  now: Date,
): Promise<Enrolment[]> {
  if (corrections.length === 0) return [];
  const column = <Name extends keyof Correction>(name: Name) => corrections.map((one) => one[name]);
  const values = [column("id"), column("startsOn"), column("endsOn"), column("externalId")];
  return db.run(correction, [...values, now, today]);
}

// One that was to begin later was never received.
const ending = statement<Enrolment>(
  "enrolments.end",
  `with e as (
     update enrolments u
     set status = case when u.starts_on > $2::date then 'voided' else 'ended' end,
       ends_on = case when u.starts_on > $2::date then u.ends_on else $2::date end,
       end_reason = $3, updated_at = $4, revision = u.revision + 1
     where u.id = any($1::uuid[]) and ${isRunning("u", "$2")}
     returning *
   ), ${newEditions("select * from e")}
   select ${enrolmentColumns} from e order by e.id`,
);

/** Their last day is `today`; what does not run any more is passed over. */
export async function updateEnded(
  db: Database,
  ids: readonly string[],
  today: string,
  reason: string,
  now: Date,
): Promise<Enrolment[]> {
  return db.run(ending, [ids, today, reason, now]);
}

const homes = statement<{ id: string } & Place>(
  "enrolments.homes",
  `select e.id, h.id as "householdId",
     case e.subject_type when 'area' then e.subject_id else h.area_code end as "areaCode"
   from enrolments e
   left join memberships m on e.subject_type = 'person' and m.person_id::text = e.subject_id and m.left_on is null
   left join households h
     on h.id = case e.subject_type when 'household' then e.subject_id::uuid when 'person' then m.household_id end
   where e.id = any($1::uuid[])`,
);

/** Where the subjects of enrolments are at home now, by the id of the enrolment. */
export async function selectHomes(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, Place>> {
  const rows = await db.run(homes, [ids]);
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}
