// PURE. What a household, a person and a membership are.
import type { Observation, Standing } from "../areas/merge-observed.ts";
import type { FactRecord } from "../eligibility/catalogue.ts";
import type { Dispute } from "./verification.ts";

/** Set by the national statistics office, never computed here: 1 (poorest) to 10. */
export interface Decile {
  readonly value: number;
  readonly source: string;
  /** Such as `2026-Q2`. */
  readonly period: string;
}

/** One family card: the unit of the national registry. */
export interface Household {
  readonly id: string;
  readonly status: "active" | "moved" | "inactive";
  /** Code of the RT. */
  readonly areaCode: string;
  readonly rw: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly decile: Decile | null;
  readonly indicators: FactRecord;
  readonly observation: Observation;
  /** The last list of all its members that was believed. */
  readonly listed: Standing | null;
  readonly dispute: Dispute | null;
  readonly privacyNotice: { readonly givenOn: string; readonly by: string } | null;
  readonly registeredAt: Date;
  readonly updatedAt: Date;
  readonly revision: number;
}

export type Sex = "female" | "male";

/** A human being, with one id for life. */
export interface Person {
  readonly id: string;
  readonly status: "active" | "deceased" | "moved";
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: string | null;
  /** Where the birth date is not known. */
  readonly birthYear: number | null;
  readonly indicators: FactRecord;
  readonly observation: Observation;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly revision: number;
}

/** A person's dated membership of a household. */
export interface Membership {
  readonly id: string;
  readonly householdId: string;
  readonly personId: string;
  readonly relation: string;
  /** The order on the family card. */
  readonly position: number;
  readonly joinedOn: string;
  readonly leftOn: string | null;
  readonly leftReason: string | null;
}

export interface Member {
  readonly person: Person;
  readonly membership: Membership;
}

export interface HouseholdDocument {
  readonly id: string;
  readonly householdId: string;
  readonly type: string;
  readonly number: string;
  readonly issuer: string;
  readonly validUntil: string | null;
}

/** A household with its present members, in the order of the family card, and its documents. */
export interface RegisteredHousehold {
  readonly household: Household;
  readonly members: readonly Member[];
  readonly documents: readonly HouseholdDocument[];
}

/** What a caller sends of a member; `null` clears a fact, an absent one stays. */
export interface SentMember {
  readonly personId?: string;
  readonly nationalId?: string;
  readonly source?: { readonly system: string; readonly id: string };
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate?: string;
  readonly birthYear?: number;
  readonly relation: string;
  readonly status?: Person["status"];
  readonly indicators: Readonly<Record<string, unknown>>;
}

/**
 * Who decides about members that are known in another household: `renewal`, it is the same household with a new card;
 * `transfer`, they leave the other one for this one.
 */
export const resolutions = ["renewal", "transfer"] as const;
export type Resolution = (typeof resolutions)[number];

/** What a caller sends of a household. */
export interface SentHousehold {
  readonly familyCardNumber?: string;
  readonly source?: { readonly system: string; readonly id: string };
  /** Code of the village, or an alias of it. */
  readonly areaCode: string;
  readonly rt: string;
  readonly rw?: string | null;
  readonly address?: string | null;
  readonly phone?: string | null;
  readonly decile?: Decile | null;
  readonly observedOn?: string;
  readonly indicators: Readonly<Record<string, unknown>>;
  readonly membersComplete?: boolean;
  readonly resolution?: Resolution;
  readonly privacyNotice?: { readonly givenOn: string; readonly by: string };
  readonly documents?: readonly {
    readonly type: string;
    readonly number: string;
    readonly issuer: string;
    readonly validUntil?: string;
  }[];
  readonly members: readonly SentMember[];
}
