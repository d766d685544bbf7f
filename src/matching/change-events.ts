// PURE. How changed outcomes are told: one event a household with all its members, or an RT, however many changed.
import type { EventEntry } from "../journal.ts";
import type { Subject } from "../subject.ts";
import type { Difference } from "./difference.ts";
import { matchKey, type Outcome, type StoredMatch } from "./match.ts";

export interface OutcomeChange {
  readonly program: string;
  readonly subject: Subject;
  readonly version: number;
  readonly outcome: Outcome;
  readonly before: Outcome;
}

/** Where the subject of a change is; the RT is unknown of a household that is no more. */
export interface ChangedPlace {
  readonly householdId: string | null;
  readonly areaCode: string | undefined;
}

/**
 * @param stored all stored matches of the subjects evaluated, and of those that are none any more
 * @param placeOf where the subject of a match is now
 */
export function changeEvents(
  difference: Difference,
  stored: readonly StoredMatch[],
  placeOf: (match: StoredMatch) => ChangedPlace,
): EventEntry[] {
  const outcomes = new Map(stored.map((match) => [matchKey(match.program, match.subject), match.outcome]));
  const changes = new Map<string, { place: ChangedPlace; changes: OutcomeChange[] }>();
  const add = (place: ChangedPlace, change: OutcomeChange) => {
    const key = place.householdId ?? change.subject.id;
    const known = changes.get(key);
    if (known) known.changes.push(change);
    else changes.set(key, { place, changes: [change] });
  };
  for (const match of [...difference.inserts, ...difference.updates]) {
    const { program, subject, version, outcome } = match;
    const before = outcomes.get(matchKey(program, subject)) ?? "ineligible";
    if (before !== outcome) add(placeOf(match), { program, subject, version, outcome, before });
  }
  for (const match of difference.deletes) {
    const { program, subject, version, outcome: before } = match;
    add(placeOf(match), { program, subject, version, outcome: "ineligible", before });
  }
  return [...changes.values()].map((one) => changeEvent(one.place, one.changes));
}

/** @param changes of one household with its members, or of one RT, at least one */
export function changeEvent(place: ChangedPlace, changes: readonly OutcomeChange[]): EventEntry {
  const { householdId, areaCode } = place;
  return {
    type: "match.changed",
    subject: householdId === null ? changes[0]!.subject : { type: "household", id: householdId },
    householdId: householdId ?? undefined,
    areaCode,
    data: { changes: changes.toSorted(inOrder) },
  };
}

function inOrder(a: OutcomeChange, b: OutcomeChange): number {
  if (a.subject.id !== b.subject.id) return a.subject.id < b.subject.id ? -1 : 1;
  return a.program < b.program ? -1 : 1;
}
