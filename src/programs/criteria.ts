// PURE. What matching needs of programs: their published versions, compiled, and what the city has declared.
import type { Text, Unit } from "../eligibility/catalogue.ts";
import type { CityContext } from "../eligibility/indicators/records.ts";
import type { CompiledProgram } from "../eligibility/program.ts";
import type { StoredSettingValue } from "./programs-query.ts";

export interface PublishedVersion {
  readonly version: number;
  /** First day in force, a Jakarta date. */
  readonly effectiveFrom: string;
  readonly compiled: CompiledProgram;
}

export interface ProgramCriteria {
  readonly code: string;
  readonly name: Text;
  readonly unit: Unit;
  readonly referrals: "automatic" | "on-request";
  readonly validFrom: string;
  /** Last day of the program. */
  readonly validTo: string | null;
  /** Grows whenever one of the two days is changed. */
  readonly validityRevision: number;
  readonly needsVerification: boolean;
  readonly excludes: readonly string[];
  readonly recipientsAsOf: string | null;
  readonly agencies: readonly {
    readonly agency: string;
    readonly role: "lead" | "alternate" | "supporting";
    readonly areas: readonly string[] | null;
    readonly capacity: "capacity" | "no-capacity" | "waitlist";
  }[];
  /** Every published version, by number. */
  readonly versions: readonly PublishedVersion[];
}

/** What is the same for everybody. */
export interface CityCriteria extends CityContext {
  readonly settings: readonly (CityContext["settings"][number] & Pick<StoredSettingValue, "valueRevision">)[];
}

export interface Criteria {
  /** Grows with every change of what criteria depend on beside facts. */
  readonly revision: number;
  readonly programs: readonly ProgramCriteria[];
  readonly city: CityCriteria;
}
