// The SQL of notes on referrals.
import { type Database, statement } from "../database/statement.ts";
import type { Note } from "./referral.ts";

// A note is part of what the referral's entity tag stands for.
const insertion = statement<{ revision: number }>(
  "referral-notes.insert",
  `with added as (
     insert into referral_notes (id, referral_id, at, agency, actor, text) values ($1, $2, $3, $4, $5, $6)
   )
   update referrals set updated_at = $3, revision = revision + 1 where id = $2 returning revision`,
);

/** The referral's new revision. */
export async function insertNote(db: Database, referralId: string, note: Note): Promise<number> {
  const rows = await db.run(insertion, [note.id, referralId, note.at, note.agency, note.actor, note.text]);
  return rows[0]!.revision;
}
