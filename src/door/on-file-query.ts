// Reads of each household of some RT what tells whether anything about it has to be settled.
import { type Database, statement } from "../database/statement.ts";

export interface OnFile {
  readonly id: string;
  /** The stored matches of the household and its members, as text: see `readStored`; null: none. */
  readonly matches: string | null;
  readonly reviewOn: string | null;
  /** Whether a referral is unfinished or a hold stands, of the household or a member. */
  readonly isOffered: boolean;
}

// Each household is looked up by itself: joined, the planner would rather read the tables of the whole city each time. A
// referral may still stand in a household that its person has left.
const onFile = statement<OnFile>(
  "door.on-file",
  `select h.id,
     (select string_agg(concat_ws(chr(9), x.subject_type, x.subject_id, x.program, x.version, x.outcome,
        coalesce(x.priority::text, ''), array_to_string(x.missing, ' ')), chr(10))
      from matches x where x.household_id = h.id) as matches,
     (select x.review_on from reviews x
      where x.subject_type = 'household' and x.subject_id = h.id::text) as "reviewOn",
     exists (select from referrals x
       where x.household_id = h.id and x.status not in ('completed', 'failed', 'cancelled'))
     or exists (select from memberships m
       join referrals x on x.subject_type = 'person' and x.subject_id = m.person_id::text
         and x.status not in ('completed', 'failed', 'cancelled')
       where m.household_id = h.id and m.left_on is null)
     or exists (select from holds x
       where x.subject_type = 'household' and x.subject_id = h.id::text and x.lifted_at is null)
     or exists (select from memberships m
       join holds x on x.subject_type = 'person' and x.subject_id = m.person_id::text and x.lifted_at is null
       where m.household_id = h.id and m.left_on is null) as "isOffered"
   from households h where h.area_code = any($1::text[]) and h.status = 'active'`,
);

/** By household. @param codes of RT */
export async function selectOnFile(
  db: Database,
  codes: readonly string[],
): Promise<ReadonlyMap<string, OnFile>> {
  return new Map((await db.run(onFile, [codes])).map((row) => [row.id, row]));
}
