// The SQL of matches: writing what differs, in one statement whatever the number of subjects.
import { manyRows, rowCopy } from "../database/row-copy.ts";
import { rowJson } from "../database/row-json.ts";
import { type Database, statement } from "../database/statement.ts";
import type { Difference } from "./difference.ts";
import type { Review, StoredMatch } from "./match.ts";
import { matches } from "./tables.ts";

const matchJson = rowJson(matches);
const copy = rowCopy(matches);
const columns = matchJson.columns.map((column) => `"${column}"`).join(", ");
const updates = matchJson.columns.map((column) => `"${column}" = excluded."${column}"`).join(", ");

// A review without a date is deleted: nothing will change by time alone.
const write = statement(
  "matches.write",
  `with changed as (
     insert into matches (${columns})
     select ${columns} from json_populate_recordset(null::matches, $1::json)
     on conflict (subject_id, program, subject_type) do update set ${updates}
   ), gone as (
     delete from matches m using json_to_recordset($2::json) as g(program text, subject_type text, subject_id text)
     where m.subject_id = g.subject_id and m.program = g.program and m.subject_type = g.subject_type
   ), due as (
     select * from json_to_recordset($3::json) as d(subject_type text, subject_id text, review_on date)
   ), reviewed as (
     insert into reviews (subject_type, subject_id, review_on)
     select subject_type, subject_id, review_on from due where review_on is not null
     on conflict (subject_type, subject_id) do update set review_on = excluded.review_on
   )
   delete from reviews r using due
   where r.subject_type = due.subject_type and r.subject_id = due.subject_id and due.review_on is null`,
);

/** @param reviews only those whose date differs from the stored one */
export async function writeMatches(
  db: Database,
  difference: Difference,
  reviews: readonly Review[],
  now: Date,
): Promise<void> {
  const { inserts, updates, deletes } = difference;
  const isMany = inserts.length >= manyRows;
  // Whoever writes matches holds the locks of their subjects: nobody has inserted one since they were read.
  if (isMany) await copyIn(db, inserts, now);
  const upserts = isMany ? updates : [...inserts, ...updates];
  if (upserts.length + deletes.length + reviews.length === 0) return;
  await db.run(write, [
    JSON.stringify(upserts.map((match) => matchJson.write(toRow(match, now)))),
    JSON.stringify(
      deletes.map(({ program, subject }) => ({
        program,
        subject_type: subject.type,
        subject_id: subject.id,
      })),
    ),
    JSON.stringify(
      reviews.map((one) => ({
        subject_type: one.subjectType,
        subject_id: one.subjectId,
        review_on: one.reviewOn,
      })),
    ),
  ]);
}

async function copyIn(db: Database, inserts: readonly StoredMatch[], now: Date): Promise<void> {
  await copy(
    db,
    inserts.map((match) => [toRow(match, now)]),
  );
}

function toRow(match: StoredMatch, now: Date) {
  return {
    program: match.program,
    subjectType: match.subject.type,
    subjectId: match.subject.id,
    householdId: match.householdId,
    version: match.version,
    outcome: match.outcome,
    missing: [...match.missing],
    priority: match.priority,
    factsHash: null,
    changedAt: now,
  };
}
