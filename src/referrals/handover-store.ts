// The SQL of handing referrals and holds of one household over to another, and back.
import { type Database, statement } from "../database/statement.ts";

/** The household that gets them. */
export interface HandoverTarget {
  readonly id: string;
  /** Code of the RT. */
  readonly areaCode: string;
  readonly label: string;
}

// What the other household is held off from is not offered to it by way of this one, unless somebody asked or works it.
const unfinishedOf = statement<{ id: string; taken: boolean }>(
  "referrals.unfinished-of-household",
  `select r.id, exists (
     select from referrals o
     where o.program = r.program and o.subject_type = 'household' and o.subject_id = $2
       and o.status not in ('completed', 'failed', 'cancelled'))
     or (r.holder is null and r.basis = 'automatic' and exists (
       select from holds h
       where h.program = r.program and h.subject_type = 'household' and h.subject_id = $2
         and h.lifted_at is null)) as taken
   from referrals r
   where r.subject_type = 'household' and r.subject_id = $1 and ($3::uuid[] is null or r.id = any($3))
     and r.status not in ('completed', 'failed', 'cancelled')
   order by r.id for update of r`,
);

/** Locks them. `taken`: the other household has one of the same program, or is held off from it. @param ids only these */
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

/** Of a household, an unfinished referral of the program of hold `h`: somebody asked, or works it. */
const isOffered = (household: string) => `exists (
  select from referrals r where r.program = h.program and r.subject_type = 'household'
    and r.subject_id = ${household} and r.status not in ('completed', 'failed', 'cancelled'))`;

/** Another standing hold of the program of hold `h`. */
const isHeldOff = (household: string) => `exists (
  select from holds o where o.program = h.program and o.subject_type = 'household'
    and o.subject_id = ${household} and o.lifted_at is null and o.id <> h.id)`;

const moveHolds = statement<{ id: string; moved: boolean }>(
  "holds.hand-over",
  `with standing as (
     select h.id, h.subject_id = $1 and not (${isOffered("$2")} or ${isHeldOff("$2")}) as moves
     from holds h
     where h.subject_type = 'household' and h.lifted_at is null
       and (h.subject_id = $1 or (h.subject_id = $2 and ${isOffered("$2")}))
   )
   update holds u
   set subject_id = case when s.moves then $2 else u.subject_id end,
     lifted_at = case when s.moves then null else $3::timestamptz end
   from standing s where u.id = s.id
   returning u.id, s.moves as moved`,
);

/** Moves the standing holds of the one, and lifts those of either that stand against what the other has. */
export function updateHoldSubjects(
  db: Database,
  from: string,
  into: string,
  now: Date,
): Promise<{ id: string; moved: boolean }[]> {
  return db.run(moveHolds, [from, into, now]);
}

const restoring = statement<{ id: string }>(
  "holds.restore",
  `update holds h set subject_id = coalesce($2, h.subject_id), lifted_at = null
   where h.id = any($1::uuid[])
     and not ${isOffered("coalesce($2, h.subject_id)")} and not ${isHeldOff("coalesce($2, h.subject_id)")}
   returning h.id`,
);

/** They stand again, where nothing else has come since. @param subjectId whose they become; absent: as they are */
export function updateHoldsRestored(
  db: Database,
  ids: readonly string[],
  subjectId?: string,
): Promise<{ id: string }[]> {
  return db.run(restoring, [ids, subjectId]);
}
