// The SQL of handing referrals and holds of one household over to another, and back.
import { type Database, statement } from "../database/statement.ts";

/** The household that gets them. */
export interface HandoverTarget {
  readonly id: string;
  /** Code of the RT. */
  readonly areaCode: string;
  readonly label: string;
}

const unfinishedOf = statement<{ id: string; taken: boolean }>(
  "referrals.unfinished-of-household",
  `select r.id, exists (
     select from referrals o
     where o.program = r.program and o.subject_type = 'household' and o.subject_id = $2
       and o.status not in ('completed', 'failed', 'cancelled')) as taken
   from referrals r
   where r.subject_type = 'household' and r.subject_id = $1 and ($3::uuid[] is null or r.id = any($3))
     and r.status not in ('completed', 'failed', 'cancelled')
   order by r.id for update of r`,
);

/** Locks them. `taken`: the other household has one of the same program. @param ids only these */
export function lockUnfinishedOf(
  db: Database,
  from: string,
  into: string,
  ids?: readonly string[],
): Promise<{ id: string; taken: boolean }[]> {
  return db.run(unfinishedOf, [from, into, ids]);
}

const moving = statement<never>(
  "referrals.hand-over",
  `update referrals
   set subject_id = $2::uuid::text, household_id = $2::uuid, area_code = $3, subject_label = $4, updated_at = $5,
     revision = revision + 1
   where id = any($1::uuid[])`,
);

export async function updateSubjects(
  db: Database,
  ids: readonly string[],
  { id, areaCode, label }: HandoverTarget,
  now: Date,
): Promise<void> {
  await db.run(moving, [ids, id, areaCode, label, now]);
}

const moveHolds = statement<{ id: string; moved: boolean }>(
  "holds.hand-over",
  `with standing as (
     select h.id, exists (
       select from holds o where o.program = h.program and o.subject_type = 'household' and o.subject_id = $2
         and o.lifted_at is null) as taken
     from holds h
     where h.subject_type = 'household' and h.subject_id = $1 and h.lifted_at is null
       and ($4::uuid[] is null or h.id = any($4))
   )
   update holds u
   set subject_id = case when s.taken then u.subject_id else $2 end,
     lifted_at = case when s.taken then $3::timestamptz end
   from standing s where u.id = s.id
   returning u.id, not s.taken as moved`,
);

/** Moves holds, and lifts those that the other household has one beside; answers the ids of those that moved. */
export async function updateHoldSubjects(
  db: Database,
  from: string,
  into: string,
  now: Date,
  ids?: readonly string[],
): Promise<string[]> {
  const rows = await db.run(moveHolds, [from, into, now, ids]);
  return rows.filter(({ moved }) => moved).map(({ id }) => id);
}
