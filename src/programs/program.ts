// PURE. What a program, its agencies and its versions are.
import type { Text, Unit } from "../eligibility/catalogue.ts";
import type { CriterionSource } from "../eligibility/program.ts";

export const agencyRoles = ["lead", "alternate", "supporting"] as const;
export const capacities = ["capacity", "no-capacity", "waitlist"] as const;
export const referralModes = ["automatic", "on-request"] as const;

/** Lead and alternates are candidates for referrals, all at once; supporting agencies read and note. */
export interface ProgramAgency {
  readonly agency: string;
  readonly role: (typeof agencyRoles)[number];
  /** Codes of the areas served, with all below them; `null`: the whole city. */
  readonly areas: readonly string[] | null;
  readonly capacity: (typeof capacities)[number];
}

/** A named benefit; its criteria stand in its versions. */
export interface Program {
  readonly code: string;
  readonly name: Text;
  readonly description: Text;
  readonly benefit: Text;
  readonly howToApply: Text;
  readonly requiredDocuments: readonly Text[];
  readonly sector: string;
  readonly unit: Unit;
  readonly agencies: readonly ProgramAgency[];
  /** `automatic`: an intake opens referrals at once; `on-request`: the match is shown, a referral is asked for. */
  readonly referrals: (typeof referralModes)[number];
  /** First and last day of the program, `YYYY-MM-DD`. */
  readonly validFrom: string;
  readonly validTo: string | null;
  /** Grows whenever one of the two days is changed. */
  readonly validityRevision: number;
  readonly needsVerification: boolean;
  /** Working days an agency has to accept and to complete a referral. */
  readonly dueDays: { readonly accept: number; readonly complete: number };
  /** Codes of programs that are not given beside this one. */
  readonly excludes: readonly string[];
  /** The list of recipients has been declared loaded, as it stood on this day; without it receipt is unknown. */
  readonly recipientsAsOf: string | null;
  readonly source: string | null;
  readonly assumptions: string | null;
  readonly updatedAt: Date;
  readonly revision: number;
}

/** What an author says of a program. */
export type ProgramDraft = Omit<Program, "validityRevision" | "recipientsAsOf" | "updatedAt" | "revision">;

/** Dated criteria, ANDed, and the priority; immutable once published. */
export interface ProgramVersion {
  readonly program: string;
  /** Counts from 1 within the program. */
  readonly version: number;
  readonly status: "draft" | "published";
  /** First day in force, `YYYY-MM-DD` in Jakarta. */
  readonly effectiveFrom: string;
  readonly criteria: readonly CriterionSource[];
  /** CEL expression of a number; higher comes first. */
  readonly priority: string | null;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date;
  readonly revision: number;
}

/** What an author says of a version. */
export type VersionDraft = Pick<ProgramVersion, "effectiveFrom" | "criteria" | "priority">;
