// PURE. What becomes of one person when an observation of them arrives.
import { mergeObserved, type Observation, type Stored } from "../areas/merge-observed.ts";
import type { FactRecord, Value } from "../eligibility/catalogue.ts";
import { givenIndicators } from "../eligibility/indicators/catalogue.ts";
import type { Person, SentMember, Sex } from "./household.ts";

export interface Observed extends Observation {
  readonly observedOn: string;
  /** `replace` clears what is not named and gives way to no stored observation. */
  readonly mode: "merge" | "replace";
}

/** What is stored, as the new observation meets it: to a replacement it is as if nobody had observed it yet. */
export function asMet(facts: FactRecord, observation: Observation, observed: Observed): Stored {
  return observed.mode === "replace"
    ? { facts, source: null, observedOn: null, verified: false }
    : { facts, ...observation };
}

const given = givenIndicators("member").filter((indicator) => !indicator.field);

export function newPerson(id: string, sent: SentMember, observed: Observed, now: Date): Person {
  const empty: Person = {
    id,
    status: sent.status ?? "active",
    name: sent.name,
    sex: sent.sex,
    birthDate: sent.birthDate ?? null,
    birthYear: sent.birthYear ?? null,
    indicators: {},
    observation: { source: observed.source, observedOn: observed.observedOn, verified: observed.verified },
    createdAt: now,
    updatedAt: now,
    revision: 1,
  };
  return { ...empty, indicators: withoutNulls(sent.indicators) };
}

/** What became of a record, and what was kept because a newer or verified observation stands against it. */
export interface MergedRecord<Record> {
  /** The same object when nothing changed. */
  readonly record: Record;
  /** Names of the facts that were sent and not taken. */
  readonly ignored: readonly string[];
}

export function mergePerson(
  stored: Person,
  sent: SentMember,
  observed: Observed,
  now: Date,
): MergedRecord<Person> {
  const merged = mergeObserved(asMet(factsOf(stored), stored.observation, observed), {
    ...observed,
    facts: sentFacts(sent, observed.mode),
  });
  const status = sent.status ?? stored.status;
  const { ignored } = merged;
  if (!merged.changed && status === stored.status) return { record: stored, ignored };
  const { name, sex, birthDate, birthYear, ...indicators } = merged.facts;
  const record: Person = {
    ...stored,
    status,
    name: name as string,
    sex: sex as Sex,
    birthDate: (birthDate as string | undefined) ?? null,
    // A birth date that becomes known replaces the year that stood for it.
    birthYear: birthDate === undefined ? ((birthYear as number | undefined) ?? null) : null,
    indicators,
    observation: merged.observation,
    updatedAt: now,
    revision: stored.revision + 1,
  };
  return { record, ignored };
}

function factsOf({ name, sex, birthDate, birthYear, indicators }: Person): FactRecord {
  return { ...indicators, ...withoutNulls({ name, sex, birthDate, birthYear }) };
}

function sentFacts(sent: SentMember, mode: Observed["mode"]): Record<string, Value | null> {
  const facts = { ...named(sent), ...(sent.indicators as Record<string, Value | null>) };
  if (mode === "merge") return facts;
  return {
    ...Object.fromEntries(given.map(({ name }) => [name, null])),
    birthDate: null,
    birthYear: null,
    ...facts,
  };
}

function named({ name, sex, birthDate, birthYear }: SentMember): Record<string, Value | null> {
  if (birthDate !== undefined) return { name, sex, birthDate };
  return birthYear === undefined ? { name, sex } : { name, sex, birthYear };
}

/** Nulls are how callers clear; a stored fact is there or absent. */
export function withoutNulls(facts: Readonly<Record<string, unknown>>): FactRecord {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== null && value !== undefined),
  ) as FactRecord;
}
