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
  const facts = { ...sentFacts(sent, stored, observed.mode), status: sent.status ?? statusOfListed(stored) };
  const merged = mergeFacts(factsOf(stored), stored.observation, observed, facts);
  const ignored = [...merged.ignored, ...(lostYear(sent, stored) ? ["birthYear"] : [])];
  if (!merged.changed) return { record: stored, ignored };
  const { status, name, sex, birthDate, birthYear, ...indicators } = merged.facts;
  const record: Person = {
    ...stored,
    status: status as Person["status"],
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

/** Who is listed lives here, so whoever had moved away is back; nobody comes back from the dead by being listed. */
function statusOfListed(stored: Person): Person["status"] {
  return stored.status === "moved" ? "active" : stored.status;
}

/** A year that differs from the birth date on file; one that agrees says nothing new. */
function lostYear(sent: SentMember, stored: Person): boolean {
  if (sent.birthYear === undefined || stored.birthDate === null) return false;
  return sent.birthYear !== Number(stored.birthDate.slice(0, 4));
}

function factsOf({ status, name, sex, birthDate, birthYear, indicators }: Person): FactRecord {
  return { ...indicators, ...withoutNulls({ status, name, sex, birthDate, birthYear }) };
}

function sentFacts(sent: SentMember, stored: Person, mode: Observed["mode"]): Record<string, Value | null> {
  const facts = { ...named(sent, stored), ...(sent.indicators as Record<string, Value | null>) };
  if (mode === "merge") return facts;
  return {
    ...Object.fromEntries(given.map(({ name }) => [name, null])),
    birthDate: null,
    birthYear: null,
    ...facts,
  };
}

/** The year of birth stands only where the date is not known. */
function named(
  { name, sex, birthDate, birthYear }: SentMember,
  stored: Person,
): Record<string, Value | null> {
  if (birthDate !== undefined) return { name, sex, birthDate };
  if (birthYear === undefined) return { name, sex };
  return stored.birthDate === null ? { name, sex, birthYear } : { name, sex, birthDate: stored.birthDate };
}
