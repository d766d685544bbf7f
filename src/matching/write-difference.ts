// Writes the differences between stored and evaluated matches, and tells other systems of the outcomes.
import type { TransactionContext } from "../context.ts";
import { differenceOf } from "./difference.ts";
import { type Match, matchKey, type Review, type StoredMatch } from "./match.ts";
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
  const outcomes = new Map(stored.map((match) => [matchKey(match.program, match.subject), match.outcome]));
  const areaOf = new Map(evaluated.map((match) => [match.subject.id, match]));
  for (const match of [...difference.inserts, ...difference.updates]) {
    const before = outcomes.get(matchKey(match.program, match.subject)) ?? "ineligible";
    if (before === match.outcome) continue;
    tell(tx, match, match.version, match.outcome, before, match);
  }
  for (const match of difference.deletes) {
    tell(tx, match, match.version, "ineligible", match.outcome, areaOf.get(match.subject.id));
  }
}

function tell(
  tx: TransactionContext,
  { program, subject }: StoredMatch | Match,
  version: number,
  outcome: string,
  before: string,
  place: Match | undefined,
): void {
  tx.journal.event({
    type: "match.changed",
    subject,
    program,
    householdId: place?.householdId ?? undefined,
    areaCode: place?.areaCode,
    data: { program, version, outcome, before },
  });
}
