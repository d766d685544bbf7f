// PURE. How an observation meets the facts of a record: it merges into them, or replaces them.
import { type Merged, mergeObserved, type Observation, sameObservation } from "../areas/merge-observed.ts";
import type { FactRecord, Value } from "../eligibility/catalogue.ts";

export interface Observed extends Observation {
  readonly observedOn: string;
  /** `replace` clears what is not named and gives way to no stored observation. */
  readonly mode: "merge" | "replace";
}

/** Merges facts as `mergeObserved` does; a replacement meets them as if nobody had observed them yet. */
export function mergeFacts(
  facts: FactRecord,
  observation: Observation,
  observed: Observed,
  sent: Readonly<Record<string, Value | null>>,
): Merged {
  if (observed.mode === "merge")
    return mergeObserved({ facts, ...observation }, { ...observed, facts: sent });
  const unobserved = { source: null, observedOn: null, verified: false };
  const merged = mergeObserved({ facts, ...unobserved }, { ...observed, facts: sent });
  const changed = merged.changedNames.length > 0 || !sameObservation(merged.observation, observation);
  return { ...merged, changed };
}

/** What became of a record, and what was kept because a newer or verified observation stands against it. */
export interface MergedRecord<Record> {
  /** The same object when nothing changed. */
  readonly record: Record;
  /** Names of the facts that were sent and not taken. */
  readonly ignored: readonly string[];
}

/** Nulls are how callers clear; a stored fact is there or absent. */
export function withoutNulls(facts: Readonly<Record<string, unknown>>): FactRecord {
  if (!hasNull(facts)) return facts as FactRecord;
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== null && value !== undefined),
  ) as FactRecord;
}

function hasNull(facts: Readonly<Record<string, unknown>>): boolean {
  for (const name in facts) if (facts[name] === null || facts[name] === undefined) return true;
  return false;
}
