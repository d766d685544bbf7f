// PURE. What becomes of one person when an observation of them arrives.
import type { FactRecord, Value } from "../eligibility/catalogue.ts";
import { givenIndicators } from "../eligibility/indicators/catalogue.ts";
import type { Person, SentMember, Sex } from "./household.ts";
import { mergeFacts, type MergedRecord, type Observed, withoutNulls } from "./observed.ts";

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

export function mergePerson(
  stored: Person,
  sent: SentMember,
  observed: Observed,
  now: Date,
): MergedRecord<Person> {
  const merged = mergeFacts(factsOf(stored), stored.observation, observed, sentFacts(sent, observed.mode));
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
