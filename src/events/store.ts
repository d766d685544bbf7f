// The SQL of events.
import { rowCopy } from "../database/row-copy.ts";
import { type Database, statement } from "../database/statement.ts";
import { eventColumns, isSeen } from "./event-query.ts";
import { events } from "./tables.ts";
import type { EventView, NewEvent, NumberedEvent } from "./event.ts";

const insert = statement<never>(
  "events.insert",
  `insert into events
     (id, time, type, subject_type, subject_id, household_id, area_code, program, agencies, data)
   select e."id", $1, e."type", e."subjectType", e."subjectId", e."householdId", e."areaCode", e."program",
     e."agencies", e."data"
   from jsonb_to_recordset($2::jsonb)
     as e("id" uuid, "type" text, "subjectType" text, "subjectId" text, "householdId" uuid, "areaCode" text,
          "program" text, "agencies" text[], "data" jsonb)`,
);

export async function insertEvents(db: Database, time: Date, events: readonly NewEvent[]): Promise<void> {
  await db.run(insert, [time, JSON.stringify(events)]);
}

const copy = rowCopy(events, { without: ["written"] });

/** Many of them. @param after the number before theirs; `undefined` leaves them to the sequencer */
export async function copyInEvents(
  db: Database,
  time: Date,
  entries: readonly NewEvent[],
  after: number | undefined,
): Promise<void> {
  await copy(
    db,
    entries.map((entry, index) => [
      entry,
      { time, ...(after === undefined ? {} : { sequence: after + index + 1 }) },
    ]),
  );
}

const anyUnnumbered = statement<{ found: boolean }>(
  "events.exists-unnumbered",
  "select exists (select from events where sequence is null) as found",
);

export async function existsUnnumbered(db: Database): Promise<boolean> {
  const [row] = await db.run(anyUnnumbered, []);
  return row!.found;
}

const number = statement<{ id: string }>(
  "events.number",
  `with batch as (
     select id, written from events where sequence is null order by written nulls first, id limit $1
   ), placed as (
     select id, (select coalesce(max(sequence), 0) from events)
       + row_number() over (order by written nulls first, id) as sequence
     from batch
   )
   update events set sequence = placed.sequence from placed where events.id = placed.id returning events.id`,
);

/** Gives the next numbers to at most `limit` unnumbered events, in the order in which they were written; answers how many it numbered. */
export async function updateWithSequence(db: Database, limit: number): Promise<number> {
  const rows = await db.run(number, [limit]);
  return rows.length;
}

type EventRow = NumberedEvent & { readonly newest: number };

// `newest` comes from the page's own snapshot: a page that is not full has shown all there is up to it.
const page = statement<EventRow | { readonly id: null; readonly newest: number }>(
  "events.select-page",
  `select newest.sequence as newest, e.*
   from (select coalesce(max(sequence), 0) as sequence from events) as newest
   left join lateral (
     select events.id, ${eventColumns}
     from events
     where events.sequence > $1
       and ($2::text is null or events.type = $2)
       and ${isSeen("$3", "$4")}
     order by events.sequence
     limit $5
   ) as e on true
   order by e.sequence`,
);

/** Numbered events after a sequence, in its order, as far as `view` reaches; and the newest number there is. */
export async function selectEvents(
  db: Database,
  input: { after: number; type: string | undefined; limit: number },
  view: Exclude<EventView, { kind: "none" }>,
): Promise<{ events: NumberedEvent[]; newest: number }> {
  const rows = await db.run(page, [
    input.after,
    input.type ?? null,
    view.kind === "agency" ? view.agency : null,
    view.kind === "impersonal",
    input.limit,
  ]);
  return {
    events: rows.filter((row): row is EventRow => row.id !== null),
    newest: rows[0]!.newest,
  };
}
