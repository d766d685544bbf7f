// Says that households and RT are due to be matched.
import { type Database, statement } from "../database/statement.ts";
import type { Subject } from "../subject.ts";

const mark = statement<never>(
  "reviews.mark-due",
  `insert into reviews (subject_type, subject_id, review_on)
   select type, id, $3::date from unnest($1::text[], $2::text[]) as s(type, id)
   on conflict (subject_type, subject_id) do update set review_on = excluded.review_on
   where reviews.review_on > excluded.review_on`,
);

/** @param today date in Jakarta: a day that is due already */
export async function markDue(db: Database, subjects: readonly Subject[], today: string): Promise<void> {
  if (subjects.length === 0) return;
  await db.run(mark, [subjects.map(({ type }) => type), subjects.map(({ id }) => id), today]);
}
