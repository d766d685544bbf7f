// Reads events for other features: the last number, and who sees which.
import { type Database, statement } from "../database/statement.ts";

const last = statement<{ sequence: number }>(
  "events.select-last",
  "select coalesce(max(sequence), 0) as sequence from events",
);

/** The highest number that was given; 0 before the first. */
export async function selectLastSequence(db: Database): Promise<number> {
  const [row] = await db.run(last, []);
  return row!.sequence;
}

/**
 * The condition on `events` of a view. Not every referral without a household is about no person: some persons live in
 * none; so its unit decides.
 * @param agency SQL of the agency's code; null: all are seen
 * @param impersonal SQL of whether only events about nobody are seen
 */
export function isSeen(agency: string, impersonal: string): string {
  return `(${agency}::text is null or events.agencies @> array[${agency}])
       and (not ${impersonal} or (events.household_id is null
         and (events.subject_type = 'area'
           or (events.subject_type = 'referral' and events.data->>'unit' = 'area'))))`;
}

/** Columns of an event, by the names that it has in code. */
export const eventColumns = `events.sequence, events.time, events.type, events.subject_type as "subjectType",
       events.subject_id as "subjectId", events.household_id as "householdId", events.area_code as "areaCode",
       events.program, events.agencies, events.data`;
