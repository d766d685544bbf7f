// PURE. What becomes of a household's own facts when an observation of them arrives.
import { isWeaker } from "../areas/merge-observed.ts";
import type { FactRecord, Value } from "../eligibility/catalogue.ts";
import { givenIndicators } from "../eligibility/indicators/catalogue.ts";
import { periodEnd } from "./decile-period.ts";
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
    listed: null,
    dispute: null,
    privacyNotice: sent.privacyNotice ?? null,
    registeredAt: now,
    updatedAt: now,
    revision: 1,
  };
}

/** A household that somebody joins is active, however old the observation that says so. */
export function inhabited(household: Household, isJoined: boolean, isObjectedTo: boolean): Household {
  if (!isJoined || household.status === "active") return household;
  return { ...household, status: "active", dispute: disputeAfter(household, "active", isObjectedTo) };
}

export function mergeHouseholdFacts(
  stored: Household,
  sent: SentHousehold,
  areaCode: string,
  observed: Observed,
  now: Date,
  isObjectedTo: boolean,
): MergedRecord<Household> {
  const merged = mergeFacts(
    factsOf(stored),
    stored.observation,
    observed,
    sentFacts(sent, areaCode, observed.mode),
  );
  const decile = laterDecile(stored, sent.decile, observed);
  const privacyNotice = laterNotice(stored.privacyNotice, sent.privacyNotice);
  const same =
    !merged.changed &&
    JSON.stringify([decile, privacyNotice]) === JSON.stringify([stored.decile, stored.privacyNotice]);
  const outdated = sent.decile !== undefined && JSON.stringify(decile) !== JSON.stringify(sent.decile);
  const ignored = [...merged.ignored, ...(outdated ? ["decile"] : [])];
  if (same) return { record: stored, ignored };
  const {
    status,
    areaCode: area,
    rw,
    address,
    phone,
    ...indicators
  } = merged.facts as Record<string, Value | undefined>;
  const record: Household = {
    ...stored,
    status: status as Household["status"],
    areaCode: area as string,
    rw: (rw as string | undefined) ?? null,
    address: (address as string | undefined) ?? null,
    phone: (phone as string | undefined) ?? null,
    decile,
    indicators,
    observation: merged.observation,
    dispute: disputeAfter(stored, merged.facts.status, isObjectedTo),
    privacyNotice,
    updatedAt: now,
    revision: stored.revision + 1,
  };
  return { record, ignored };
}

/**
 * Who finds a household where it was said that there is none has answered that. An objection waits for its decision: who
 * finds it may be who objected.
 */
function disputeAfter(
  { dispute }: Household,
  status: Value | undefined,
  isObjectedTo: boolean,
): Household["dispute"] {
  if (dispute !== "rejected" || status !== "active") return dispute;
  return isObjectedTo ? "under-review" : null;
}

function factsOf({ status, areaCode, rw, address, phone, indicators }: Household): FactRecord {
  return { ...indicators, ...withoutNulls({ status, areaCode, rw, address, phone }) };
}

function sentFacts(
  sent: SentHousehold,
  areaCode: string,
  mode: Observed["mode"],
): Record<string, Value | null> {
  const facts: Record<string, Value | null> = {
    // Whoever knocks is there.
    status: "active",
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
function laterDecile(stored: Household, sent: Decile | null | undefined, observed: Observed): Decile | null {
  if (observed.mode === "replace") return sent ?? null;
  if (sent === undefined) return stored.decile;
  if (stored.decile === null) return sent;
  if (isWeaker(observed, stored.observation)) return stored.decile;
  const earlier = sent !== null && periodEnd(sent.period) < periodEnd(stored.decile.period);
  return earlier ? stored.decile : sent;
}

function laterNotice(stored: Household["privacyNotice"], sent: SentHousehold["privacyNotice"]) {
  return sent && (stored === null || sent.givenOn >= stored.givenOn) ? sent : stored;
}
