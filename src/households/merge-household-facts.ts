// PURE. What becomes of a household's own facts when an observation of them arrives.
import type { FactRecord, Value } from "../eligibility/catalogue.ts";
import { givenIndicators } from "../eligibility/indicators/catalogue.ts";
import type { Decile, Household, SentHousehold } from "./household.ts";
import { mergeFacts, type MergedRecord, type Observed, withoutNulls } from "./observed.ts";

const given = givenIndicators("household").filter((indicator) => !indicator.field);
const contact = ["rw", "address", "phone"] as const;

export function newHousehold(
  id: string,
  sent: SentHousehold,
  areaCode: string,
  observed: Observed,
  now: Date,
): Household {
  return {
    id,
    status: "active",
    areaCode,
    rw: sent.rw ?? null,
    address: sent.address ?? null,
    phone: sent.phone ?? null,
    decile: sent.decile ?? null,
    indicators: withoutNulls(sent.indicators),
    observation: { source: observed.source, observedOn: observed.observedOn, verified: observed.verified },
    privacyNotice: sent.privacyNotice ?? null,
    registeredAt: now,
    updatedAt: now,
    revision: 1,
  };
}

export function mergeHouseholdFacts(
  stored: Household,
  sent: SentHousehold,
  areaCode: string,
  observed: Observed,
  now: Date,
): MergedRecord<Household> {
  const merged = mergeFacts(
    factsOf(stored),
    stored.observation,
    observed,
    sentFacts(sent, areaCode, observed.mode),
  );
  const decile = laterDecile(stored.decile, sent.decile, observed.mode);
  const privacyNotice = sent.privacyNotice ?? stored.privacyNotice;
  const same =
    !merged.changed &&
    stored.status === "active" &&
    JSON.stringify([decile, privacyNotice]) === JSON.stringify([stored.decile, stored.privacyNotice]);
  const { ignored } = merged;
  if (same) return { record: stored, ignored };
  const {
    areaCode: area,
    rw,
    address,
    phone,
    ...indicators
  } = merged.facts as Record<string, Value | undefined>;
  const record: Household = {
    ...stored,
    status: "active",
    areaCode: area as string,
    rw: (rw as string | undefined) ?? null,
    address: (address as string | undefined) ?? null,
    phone: (phone as string | undefined) ?? null,
    decile,
    indicators,
    observation: merged.observation,
    privacyNotice,
    updatedAt: now,
    revision: stored.revision + 1,
  };
  return { record, ignored };
}

function factsOf({ areaCode, rw, address, phone, indicators }: Household): FactRecord {
  return { ...indicators, ...withoutNulls({ areaCode, rw, address, phone }) };
}

function sentFacts(
  sent: SentHousehold,
  areaCode: string,
  mode: Observed["mode"],
): Record<string, Value | null> {
  const facts: Record<string, Value | null> = {
    areaCode,
    ...(sent.indicators as Record<string, Value | null>),
  };
  for (const name of contact) {
    if (sent[name] !== undefined) facts[name] = sent[name];
  }
  if (mode === "merge") return facts;
  const cleared = [...given.map(({ name }) => name), ...contact].map((name) => [name, null] as const);
  return { ...Object.fromEntries(cleared), ...facts };
}

/** The statistics office dates its deciles itself: an earlier period never replaces a later one. */
function laterDecile(
  stored: Decile | null,
  sent: Decile | null | undefined,
  mode: Observed["mode"],
): Decile | null {
  if (sent === undefined) return mode === "replace" ? null : stored;
  if (mode === "merge" && sent !== null && stored !== null && sent.period < stored.period) return stored;
  return sent;
}
