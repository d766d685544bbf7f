// Writes the differences between stored and evaluated matches, and tells other systems of the outcomes.
import type { TransactionContext } from "../context.ts";
import { changeEvents } from "./change-events.ts";
import { differenceOf } from "./difference.ts";
import type { Match, Review, StoredMatch } from "./match.ts";
import { writeMatches } from "./store.ts";

/**
 * @param stored all stored matches of the subjects evaluated, and of those that are none any more
 * @param reviews the dates at which households and RT are due, where they differ from the stored ones
 */
export async function writeDifference(
  tx: TransactionContext,
  evaluated: readonly Match[],
  stored: readonly StoredMatch[],
  reviews: readonly Review[],
): Promise<void> {
  const difference = differenceOf(evaluated, stored);
  await writeMatches(tx.db, difference, reviews, tx.now);
  for (const event of changeEvents(difference, evaluated, stored)) tx.journal.event(event);
}
