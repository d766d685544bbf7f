// Reads who is due to be matched again though no data has changed.
import { type Database, statement } from "../database/statement.ts";

export interface DueSubject {
  readonly type: "household" | "area";
  readonly id: string;
}

export interface DueArea {
  /** Code of the RT. */
  readonly code: string;
  /** How many are due there. */
  readonly due: number;
}

// A person is matched with the household; one who lives in none is offered nothing that a hold stands against.
const held = (today: string) =>
  `select h.subject_type, h.subject_id, case h.subject_type when 'household' then h.subject_id::uuid
     when 'person' then m.household_id end as household_id
   from holds h left join memberships m
     on h.subject_type = 'person' and m.person_id::text = h.subject_id and m.left_on is null
   where h.lifted_at is null and h.until_date <= ${today}::date`;

const dueAreas = statement<DueArea>(
  "matching-runs.due-areas",
  `with due as (
     select subject_type, subject_id,
       case subject_type when 'household' then subject_id::uuid end as household_id
     from reviews where review_on <= $1::date
     union all ${held("$1")}
   )
   select code, count(*)::int as due from (
     select case due.subject_type when 'area' then due.subject_id else h.area_code end as code
     from due left join households h on h.id = due.household_id
   ) as places where code is not null group by code order by code`,
);

/** The RT in which somebody is due, by code. @param today date in Jakarta */
export async function selectDueAreas(db: Database, today: string): Promise<DueArea[]> {
  return db.run(dueAreas, [today]);
}

const due = statement<DueSubject>(
  "matching-runs.due",
  `with home as (select id from households where area_code = any($2::text[]))
   select 'household' as type, home.id::text as id from home join reviews r
     on r.subject_type = 'household' and r.subject_id = home.id::text
   where r.review_on <= $1::date
   union
   select 'area', subject_id from reviews
   where subject_type = 'area' and subject_id = any($2::text[]) and review_on <= $1::date
   union
   select case subject_type when 'area' then 'area' else 'household' end, coalesce(household_id::text, subject_id)
   from (${held("$1")}) as held
   where case subject_type when 'area' then subject_id = any($2::text[])
     else household_id in (select id from home) end`,
);

/** Those who are due in these RT. @param today date in Jakarta */
export async function selectDue(
  db: Database,
  today: string,
  areas: readonly string[],
): Promise<DueSubject[]> {
  return db.run(due, [today, areas]);
}
