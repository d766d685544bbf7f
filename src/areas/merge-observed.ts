// PURE. One rule for every record of facts: which of two observations is believed.
import type { Value } from "../eligibility/catalogue.ts";

/** By what one observation counts for more than another. */
export interface Standing {
  /** Date in Jakarta, `YYYY-MM-DD`. */
  readonly observedOn: string | null;
  /** Seen by the coordination team or a field officer. */
  readonly verified: boolean;
}

/** Where the facts of a record come from. */
export interface Observation extends Standing {
  readonly source: string | null;
}

export interface Stored extends Observation {
  /** What is known, by indicator name; `null` and absent are the same. */
  readonly facts: Readonly<Record<string, Value | null | undefined>>;
}

export interface Sent extends Observation {
  readonly observedOn: string;
  /** What is named overwrites, `null` clears; what is not named stays. */
  readonly facts: Readonly<Record<string, Value | null | undefined>>;
}

export interface Merged {
  /** What is known now; nothing is `null`. */
  readonly facts: Record<string, Value>;
  readonly observation: Observation;
  /** Whether facts or observation differ from what is stored, so that the record has to be written. */
  readonly changed: boolean;
  /** Names of the facts whose value differs from the stored one. */
  readonly changedNames: readonly string[];
  /** Names that were sent with another value, and kept because the stored observation is newer or verified. */
  readonly ignored: readonly string[];
}

/**
 * Merges what was sent into what is stored. An older observation, or an unverified one against a verified, only
 * fills what is absent and leaves the record's observation as it is: a file never overwrites a newer verified
 * visit. One that names nothing observes nothing.
 */
export function mergeObserved(stored: Stored, sent: Sent): Merged {
  const fillsOnly = isWeaker(sent, stored);
  const facts = withoutNulls(stored.facts);
  const changedNames: string[] = [];
  const ignored: string[] = [];
  const named = Object.entries(sent.facts).filter(([, value]) => value !== undefined);
  for (const [name, value] of named) {
    if (sameValue(facts[name], value)) continue;
    if (fillsOnly && facts[name] !== undefined) {
      ignored.push(name);
      continue;
    }
    changedNames.push(name);
    if (value === null || value === undefined) delete facts[name];
    else facts[name] = value;
  }
  const observation = observationOf(fillsOnly || named.length === 0 ? stored : sent);
  return {
    facts,
    observation,
    changed: changedNames.length > 0 || !sameObservation(observation, stored),
    changedNames,
    ignored,
  };
}

/** Whether the sent observation gives way; a record that nobody has observed yet takes every one. */
export function isWeaker(sent: Standing & { observedOn: string }, stored: Standing): boolean {
  if (stored.observedOn === null) return false;
  return sent.observedOn < stored.observedOn || (stored.verified && !sent.verified);
}

function withoutNulls(facts: Stored["facts"]): Record<string, Value> {
  const known = Object.entries(facts).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(known) as Record<string, Value>;
}

/** Lists are sets: their order says nothing. */
function sameValue(known: Value | undefined, sent: Value | null | undefined): boolean {
  if (isList(known) && isList(sent)) return asSet(known) === asSet(sent);
  return known === (sent ?? undefined);
}

function isList(value: Value | null | undefined): value is readonly string[] {
  return Array.isArray(value);
}

function asSet(list: readonly string[]): string {
  return JSON.stringify([...list].sort());
}

function observationOf({ source, observedOn, verified }: Observation): Observation {
  return { source, observedOn, verified };
}

/** Whether two observations are one: of the same source, date and standing. */
export function sameObservation(a: Observation, b: Observation): boolean {
  return a.source === b.source && a.observedOn === b.observedOn && a.verified === b.verified;
}
