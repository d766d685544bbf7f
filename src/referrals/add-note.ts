// Somebody who works with a referral leaves a note on it.
import { uuidv7 } from "../database/ids.ts";
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";
import { insertNote } from "./note-store.ts";
import type { Note } from "./referral.ts";
import { auditOf, noteEvent } from "./referral-events.ts";
import { lockReferral } from "./store.ts";
import { partyOf, seesSubject } from "./view.ts";

export interface AddedNote {
  readonly note: Note;
  /** Of the referral, which the note has changed. */
  readonly revision: number;
}

/** @throws {Problem} `not-found`; `forbidden` for agencies that see no more than their own part */
export async function addNote(
  ctx: Context,
  input: { readonly id: string; readonly text: string },
): Promise<AddedNote> {
  requireScope(ctx.actor, "referrals:work");
  return inTransaction(ctx, async (tx) => {
    const referral = await lockReferral(tx.db, tx.actor, input.id, tx.now);
    if (!referral) throw new Problem("not-found");
    if (!seesSubject(referral, partyOf(referral, tx.actor, referral.supporting))) {
      throw new Problem("forbidden", {
        detail: text(
          "Rujukan ini tidak lagi ditawarkan kepada Anda.",
          "This referral is no longer offered to you.",
        ),
      });
    }
    const { agency = null, name: actor } = tx.actor;
    const note = { id: uuidv7(), at: tx.now, agency, actor, text: input.text };
    const revision = await insertNote(tx.db, referral.id, note);
    tx.journal.audit(auditOf(referral, "note", { note: note.id }));
    tx.journal.event(noteEvent(referral, note.id));
    return { note, revision };
  });
}
