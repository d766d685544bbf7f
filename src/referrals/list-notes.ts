// The notes on a referral as far as the caller sees it: those left by themselves, and those that came with an action.
import type { Context } from "../context.ts";
import { keyOfChange, listOf, type Page, type PageAsked, pageOfWhole } from "../http/pagination.ts";
import { getReferral } from "./get-referral.ts";
import type { Note } from "./referral.ts";

export interface ListedNote extends Note {
  /** The action that it was noted with; null: it was noted by itself. */
  readonly action: string | null;
}

/**
 * Oldest first. What is seen is cut where the referral is, so that a note is never shown to who does not see it there.
 * @throws {Problem} `not-found`, also for a referral that the caller may not know of; `invalid-cursor`
 */
export async function listNotes(
  ctx: Context,
  input: PageAsked & { readonly id: string },
): Promise<Page<ListedNote>> {
  const { id } = input;
  const { notes, transitions } = await getReferral(ctx, id);
  const withActions = transitions.flatMap(({ id, at, agency, actor, note, action }) =>
    note === null ? [] : [{ id, at, agency, actor, text: note, action }],
  );
  const all = [...notes.map((note) => ({ ...note, action: null })), ...withActions];
  return pageOfWhole(listOf("notes", { id }), all, input, keyOfChange, ({ at, id }) => [
    at.toISOString(),
    id,
  ]);
}
