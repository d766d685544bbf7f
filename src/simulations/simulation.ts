// PURE. What a simulation answers: counts of subjects, never one of them.
import type { Text, Unit } from "../eligibility/catalogue.ts";

/** Of some subjects. They are `eligible`, `ineligible` or `undetermined`; nobody else is counted. */
export interface Counts {
  readonly subjects: number;
  readonly eligible: number;
  readonly ineligible: number;
  /** A fact is missing on which the outcome depends. */
  readonly undetermined: number;
  /** Eligible by the simulated version, and not by the one in force. */
  readonly gained: number;
  /** Eligible by the version in force, and not by the simulated one. */
  readonly lost: number;
}

export interface Simulation {
  readonly program: string;
  readonly version: number;
  readonly unit: Unit;
  /** Reference date in Jakarta. */
  readonly asOf: string;
  /** Codes; null: the whole city. */
  readonly areas: readonly string[] | null;
  /** The version that it is compared with; null: none is in force on the reference date. */
  readonly inForce: number | null;
  readonly totals: Counts;
  /** How many undetermined subjects wait for each fact, such as `member.birthDate`; one may wait for several. */
  readonly missing: readonly { readonly fact: string; readonly undetermined: number }[];
  readonly byDistrict: readonly (Counts & { readonly code: string; readonly name: string })[];
  readonly byVillage: readonly (Counts & { readonly code: string; readonly name: string })[];
  /** Decile of the household, null where it is missing; of an area program nothing, for an RT has none. */
  readonly byDecile: readonly (Counts & { readonly decile: number | null })[];
  readonly criteria: readonly {
    readonly code: string;
    readonly label: Text;
    /** Subjects that meet every other criterion and not this one. */
    readonly excludesAlone: number;
  }[];
  /** Every other program; `version` is the one in force, null where there is none. */
  readonly overlap: readonly {
    readonly program: string;
    readonly version: number | null;
    readonly eligible: number;
    readonly enrolled: number;
  }[];
}
