// Reads who is due to be matched again though no data has changed.
import { type Database, statement } from "../database/statement.ts";

export interface DueSubject {
  readonly type: "household" | "area";
  readonly id: string;
}

// A person is matched with the household; one who lives in none is offered nothing that a hold stands against.
const due = statement<DueSubject>(
  "matching-runs.due",
  `select type, id from (
     select subject_type as type, subject_id as id from reviews where review_on <= $1::date
     union
     select case subject_type when 'person' then 'household' else subject_type end,
       coalesce(m.household_id::text, subject_id)
     from holds h left join memberships m
       on h.subject_type = 'person' and m.person_id::text = h.subject_id and m.left_on is null
     where lifted_at is null and until_date <= $1::date and (subject_type <> 'person' or m.household_id is not null)
   ) as all_due
   where $2::text is null or (type, id) > ($2, $3)
   order by type, id limit $4`,
);

/** By type and id. @param today date in Jakarta */
export async function selectDue(
  db: Database,
  today: string,
  after: DueSubject | undefined,
  limit: number,
): Promise<DueSubject[]> {
  return db.run(due, [today, after?.type ?? null, after?.id ?? null, limit]);
}
