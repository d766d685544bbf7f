// PURE. What the register holds, or a screening sends, of one household or RT before it becomes facts.
import type { Interval, Value } from "../catalogue.ts";

/** Given facts by indicator name, without the `field` ones; `null` and absent are the same. */
export type GivenFacts = Readonly<Record<string, Value | null | undefined>>;

/** An enrolment's dates, both inclusive; without `to` it goes on. */
export interface ReceivedProgram {
  readonly program: string;
  readonly from: string;
  readonly to?: string | null;
}

/** A document on file; `validUntil` is its last valid day, and without one it stays valid. */
export interface HouseholdDocument {
  readonly type: string;
  readonly validUntil?: string | null;
}

export interface MemberRecord {
  readonly personId?: string;
  readonly label?: string;
  readonly sex?: string | null;
  readonly birthDate?: string | null;
  /** Asked only when the birth date is missing. */
  readonly birthYear?: number | null;
  readonly relation?: string | null;
  readonly indicators: GivenFacts;
  readonly receives: readonly ReceivedProgram[];
}

export interface HouseholdRecord {
  /** Code of the RT; a screening may do without. */
  readonly areaCode?: string;
  readonly decile?: number | null;
  readonly documents: readonly HouseholdDocument[];
  readonly indicators: GivenFacts;
  readonly members: readonly MemberRecord[];
  readonly receives: readonly ReceivedProgram[];
}

/** What the registered, active households of an RT add up to at the reference date. */
export interface AreaCounts {
  readonly households: number;
  /** Decile 1–4; the upper end adds the households without a decile. */
  readonly poorHouseholds: Interval;
  readonly members: number | Interval;
  /** Aged 7–15 and not attending; the upper end adds those whose age or schooling is missing. */
  readonly outOfSchoolChildren: Interval;
  /** The earliest later date at which a count changes though no data does: a child turns 7 or 16. */
  readonly changesOn?: string | null;
}

export interface AreaRecord {
  readonly code: string;
  readonly indicators: GivenFacts;
  readonly receives: readonly ReceivedProgram[];
  readonly counts: AreaCounts | undefined;
}

/** What all subjects of the city share. */
export interface CityContext {
  /** Without `recipientsAsOf` a program's recipients were never declared loaded: who receives it is unknown. */
  readonly programs: readonly { readonly code: string; readonly recipientsAsOf?: string | null }[];
  readonly settings: readonly {
    readonly name: string;
    readonly value: number;
    readonly effectiveFrom: string;
  }[];
}
