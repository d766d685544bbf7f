// PURE. What has to be written so that the stored matches equal those evaluated; only that.
import { type Match, matchKey, type StoredMatch } from "./match.ts";

export interface Difference {
  /** Without a row yet. */
  readonly inserts: readonly Match[];
  readonly updates: readonly Match[];
  readonly deletes: readonly StoredMatch[];
}

/** @param stored all matches on file of the subjects that were evaluated */
export function differenceOf(evaluated: readonly Match[], stored: readonly StoredMatch[]): Difference {
  const byKey = new Map(stored.map((match) => [matchKey(match.program, match.subject), match]));
  const [inserts, updates]: [Match[], Match[]] = [[], []];
  for (const match of evaluated) {
    if (match.outcome === "ineligible") continue;
    const key = matchKey(match.program, match.subject);
    const before = byKey.get(key);
    if (before === undefined) inserts.push(match);
    else if (!isSame(match, before)) updates.push(match);
    byKey.delete(key);
  }
  return { inserts, updates, deletes: [...byKey.values()] };
}

function isSame(match: Match, stored: StoredMatch): boolean {
  return (
    stored.householdId === match.householdId &&
    stored.version === match.version &&
    stored.outcome === match.outcome &&
    stored.priority === match.priority &&
    stored.missing.join(" ") === match.missing.join(" ")
  );
}
