// Reads what happened to a household, and who saw its numbers, from the audit trail and the events.
import { type Database, statement } from "../database/statement.ts";
import type { Key } from "../http/pagination.ts";

export interface HistoryEntry {
  readonly id: string;
  readonly at: Date;
  /** Such as `household.update`, `member.left`, `referral.accept`. */
  readonly what: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Name of the client; null where an event tells it, beside the entry of who did it. */
  readonly by: string | null;
  readonly onBehalfOf: string | null;
  /** Names, codes, ids and counts. */
  readonly details: Readonly<Record<string, unknown>>;
}

// Members come and go by many deeds: each is told by its event, which names the person.
const history = statement<HistoryEntry>(
  "door.household-history",
  `select * from (
     select id, at, action as what, entity_type as "subjectType", entity_id as "subjectId", actor as by,
       on_behalf_of as "onBehalfOf", details
     from audit_entries
     where household_id = $1 and action not in ('household.reveal-numbers', 'intake.receive')
     union all
     select id, time, type, subject_type, subject_id, null, null, data
     from events where household_id = $1 and type like 'member.%'
   ) happened
   where $2::timestamptz is null or (at, id) < ($2, $3::uuid)
   order by at desc, id desc limit $4`,
);

/** Newest first. @param after the last entry of the page before */
export function selectHistory(
  db: Database,
  householdId: string,
  after: Key | undefined,
  limit: number,
): Promise<HistoryEntry[]> {
  return db.run(history, [householdId, after?.[0], after?.[1], limit]);
}

export interface Access {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly onBehalfOf: string | null;
  readonly purpose: string | null;
}

const accesses = statement<Access>(
  "door.household-accesses",
  `select id, at, actor as by, on_behalf_of as "onBehalfOf", purpose from audit_entries
   where household_id = $1 and action = 'household.reveal-numbers'
     and ($2::timestamptz is null or (at, id) < ($2, $3::uuid))
   order by at desc, id desc limit $4`,
);

/** Newest first. */
export function selectAccesses(
  db: Database,
  householdId: string,
  after: Key | undefined,
  limit: number,
): Promise<Access[]> {
  return db.run(accesses, [householdId, after?.[0], after?.[1], limit]);
}
