// PURE. What has to be written so that the stored matches equal those evaluated; only that.
import { isStored, type Match, matchKey, type StoredMatch } from "./match.ts";

export interface Difference {
  /** Without a row yet. */
  readonly inserts: readonly StoredMatch[];
  readonly updates: readonly StoredMatch[];
  readonly deletes: readonly StoredMatch[];
}

/** @param stored all matches on file of the subjects that were evaluated */
export function differenceOf(
  evaluated: readonly (Match | StoredMatch)[],
  stored: readonly StoredMatch[],
): Difference {
  const byKey = new Map(stored.map((match) => [matchKey(match.program, match.subject), match]));
  const [inserts, updates]: [StoredMatch[], StoredMatch[]] = [[], []];
  for (const match of evaluated) {
    if (!isStored(match)) continue;
    const key = matchKey(match.program, match.subject);
    const before = byKey.get(key);
    if (before === undefined) inserts.push(match);
    else if (!isSame(match, before)) updates.push(match);
    byKey.delete(key);
  }
  return { inserts, updates, deletes: [...byKey.values()] };
}

function isSame(match: StoredMatch, stored: StoredMatch): boolean {
  return (
    stored.householdId === match.householdId &&
    stored.version === match.version &&
    stored.outcome === match.outcome &&
    stored.priority === match.priority &&
    stored.missing.join(" ") === match.missing.join(" ")
  );
}
