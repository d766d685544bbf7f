// Reads of each household of some RT what tells whether anything about it has to be settled.
import { type Database, statement } from "../database/statement.ts";

export interface OnFile {
  readonly id: string;
  /** The stored matches of the household and its members, as text: see `readStored`; null: none. */
  readonly matches: string | null;
  readonly reviewOn: string | null;
  /** Whether a referral that belongs to the household is unfinished, or a hold of the household stands. */
  readonly isOffered: boolean;
}

// Each household is looked up by itself: joined, the planner would rather read the tables of the whole city each time.
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
     or exists (select from holds x
       where x.subject_type = 'household' and x.subject_id = h.id::text and x.lifted_at is null) as "isOffered"
   from households h where h.area_code = any($1::text[]) and h.status = 'active'`,
);

/** By household. @param codes of RT */
export async function selectOnFile(
  db: Database,
  codes: readonly string[],
): Promise<ReadonlyMap<string, OnFile>> {
  return new Map((await db.run(onFile, [codes])).map((row) => [row.id, row]));
}

// By their own ids: a referral may still stand in a household that its person has left.
const offeredPersons = statement<{ id: string }>(
  "door.offered-persons",
  `select x.subject_id as id from referrals x
   where x.subject_type = 'person' and x.subject_id = any($1::text[])
     and x.status not in ('completed', 'failed', 'cancelled')
   union
   select x.subject_id from holds x
   where x.subject_type = 'person' and x.subject_id = any($1::text[]) and x.lifted_at is null`,
);

/** Of these persons, those of whom a referral is unfinished or a hold stands. */
export async function selectOfferedPersons(
  db: Database,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  return new Set((await db.run(offeredPersons, [personIds])).map(({ id }) => id));
}
