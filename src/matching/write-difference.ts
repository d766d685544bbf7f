// Writes the differences between stored and evaluated matches, and tells other systems of the outcomes.
import type { TransactionContext } from "../context.ts";
import { changeEvents, type ChangedPlace } from "./change-events.ts";
import { differenceOf } from "./difference.ts";
import type { Match, Review, StoredMatch } from "./match.ts";
import { writeMatches } from "./store.ts";

export interface Compared {
  /** Ineligible ones, too, or not. */
  readonly evaluated: readonly (Match | StoredMatch)[];
  /** All stored matches of the subjects evaluated, and of those that are none any more. */
  readonly stored: readonly StoredMatch[];
  /** The dates at which households and RT are due, where they differ from the stored ones. */
  readonly reviews: readonly Review[];
  /** Where the subject of a match is now. */
  readonly placeOf: (match: StoredMatch) => ChangedPlace;
}

export async function writeDifference(
  tx: TransactionContext,
  { evaluated, stored, reviews, placeOf }: Compared,
): Promise<void> {
  const difference = differenceOf(evaluated, stored);
  await writeMatches(tx.db, difference, reviews, tx.now);
  for (const event of changeEvents(difference, stored, placeOf)) tx.journal.event(event);
}
