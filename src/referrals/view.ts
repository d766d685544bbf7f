// PURE. What one caller sees of a referral: all of it, all but health, or no more than its own part.
import type { Actor } from "../actor.ts";
import type { FactRecord } from "../eligibility/catalogue.ts";
import { healthIndicators } from "../eligibility/indicators/member-health.ts";
import { type Action, legalActions, type Party } from "./lifecycle.ts";
import type { Waitlist } from "./waitlist.ts";
import type { Note, Referral, ReferralSnapshot, Transition } from "./referral.ts";

type Viewer = Pick<Actor, "role" | "agency">;

/** The referral as the caller may know it; what is kept from it is null. */
export interface ReferralView extends Omit<
  Referral,
  "subjectId" | "subjectLabel" | "snapshot" | "factsHash" | "places"
> {
  readonly subjectId: string | null;
  readonly subjectLabel: string | null;
  readonly snapshot: ReferralSnapshot | null;
  readonly transitions: readonly Transition[];
  readonly notes: readonly Note[];
  readonly legalActions: readonly Action[];
  /** Of one that waits for a place; looked for where it is answered. */
  readonly waitlist: Waitlist | null;
}

/** What the caller is to a referral that it may know of. */
export function partyOf(
  referral: Pick<Referral, "candidates" | "formerAgencies" | "holder">,
  viewer: Viewer,
  supporting: boolean,
): Party {
  if (viewer.role === "tkpk") return "tkpk";
  const { agency } = viewer;
  if (viewer.role !== "agency" || agency === undefined) return "reader";
  if (referral.holder === agency) return "holder";
  if (referral.candidates.includes(agency)) return "candidate";
  return supporting ? "supporting" : "former";
}

/** Whether the party sees the household: a candidate only while the referral is still on offer. */
export function seesSubject(referral: Pick<Referral, "status">, party: Party): boolean {
  if (party === "former") return false;
  return party !== "candidate" || referral.status === "requested";
}

export function viewOf(
  seen: {
    readonly referral: Referral & { readonly supporting: boolean };
    readonly transitions: readonly Transition[];
    readonly notes: readonly Note[];
  },
  viewer: Viewer,
  now: Date,
): ReferralView {
  const { supporting, factsHash: _hash, places: _places, ...referral } = seen.referral;
  const party = partyOf(referral, viewer, supporting);
  const allowed = legalActions(referral, party, now);
  if (seesSubject(referral, party)) {
    const { snapshot } = referral;
    return {
      ...referral,
      snapshot: party === "reader" ? withoutHealth(snapshot) : snapshot,
      transitions: seen.transitions,
      notes: seen.notes,
      legalActions: allowed,
      waitlist: null,
    };
  }
  const own = <Row extends { readonly agency: string | null }>(rows: readonly Row[]) =>
    rows.filter((row) => row.agency === viewer.agency);
  return {
    ...referral,
    subjectId: null,
    subjectLabel: null,
    householdId: null,
    priority: null,
    eligibilityChanged: false,
    externalId: null,
    result: null,
    heldUntil: null,
    snapshot: null,
    transitions: own(seen.transitions),
    notes: own(seen.notes),
    legalActions: allowed,
    waitlist: null,
  };
}

const health = new Set(healthIndicators.map(({ name }) => name));

/** Field officers work with every household of their area, not with its illnesses. */
function withoutHealth(snapshot: ReferralSnapshot): ReferralSnapshot {
  return {
    ...snapshot,
    member: snapshot.member && healthless(snapshot.member),
    members: snapshot.members?.map(healthless),
  };
}

function healthless(facts: FactRecord): FactRecord {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !health.has(name)));
}
