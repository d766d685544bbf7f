// PURE. What the city starts with of a program: data that is edited through the API from then on.
import type { Text, Unit } from "../../eligibility/catalogue.ts";

export interface CriterionSeed {
  readonly code: string;
  /** An assumed criterion says so here: "(asumsi)", "(assumed)". */
  readonly label: Text;
  /** CEL; the criteria of a version are ANDed. */
  readonly expression: string;
  /** A sensible default until the city's decree is entered. */
  readonly assumed: boolean;
}

export interface ProgramSeed {
  readonly code: string;
  readonly name: Text;
  readonly description: Text;
  readonly benefit: Text;
  readonly howToApply: Text;
  readonly requiredDocuments: readonly Text[];
  readonly sector: string;
  readonly unit: Unit;
  readonly agencies: readonly {
    readonly agency: string;
    readonly role: "lead" | "alternate" | "supporting";
  }[];
  readonly referrals: "automatic" | "on-request";
  readonly validFrom: string;
  readonly validTo?: string;
  readonly needsVerification: boolean;
  /** Days to pick a referral up, and then to close it. */
  readonly dueDays: { readonly accept: number; readonly complete: number };
  readonly excludes: readonly string[];
  /** Where the rules were found. */
  readonly source: string;
  /** What was filled in where nothing was found. */
  readonly assumptions: string;
  readonly version: {
    readonly effectiveFrom: string;
    readonly criteria: readonly CriterionSeed[];
    readonly priority?: string;
  };
}
