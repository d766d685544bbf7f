// The SQL of notes on referrals.
import { type Database, statement } from "../database/statement.ts";
import type { Note } from "./referral.ts";

// A note is part of what the referral's entity tag stands for.
const insertion = statement(
  "referral-notes.insert",
  `with changed as (
     update referrals set updated_at = $3, revision = revision + 1 where id = $2
   )
   insert into referral_notes (id, referral_id, at, agency, actor, text) values ($1, $2, $3, $4, $5, $6)`,
);

export async function insertNote(db: Database, referralId: string, note: Note): Promise<void> {
  await db.run(insertion, [note.id, referralId, note.at, note.agency, note.actor, note.text]);
}
