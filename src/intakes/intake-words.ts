// PURE. What people said at the door, and about its needs: sealed at rest, apart from the codes that lists ask for.
import type { IdentifierVault, Sealed } from "../database/identifier-vault.ts";
import type { Applicant, Intake, Need } from "./intake.ts";

/** What of a need can be asked for without opening anything. */
export type NeedCodes = Omit<Need, "text">;

interface IntakeWords {
  readonly reportedBy: string | null;
  readonly applicant: Applicant | null;
  /** Of each need, in their order. */
  readonly texts: readonly string[];
}

type Told = Pick<Intake, "reportedBy" | "applicant" | "needs">;

/** Undefined where nothing was said, as by most intakes of a household. */
export function sealWords(
  vault: IdentifierVault,
  { reportedBy, applicant, needs }: Told,
): Sealed | undefined {
  if (reportedBy === null && applicant === null && needs.length === 0) return undefined;
  const words: IntakeWords = { reportedBy, applicant, texts: needs.map(({ text }) => text) };
  return vault.seal(JSON.stringify(words));
}

export function codesOf({ kind, sector, program }: Need): NeedCodes {
  return { kind, sector, program };
}

/** @param needs as they are stored */
export function openWords(vault: IdentifierVault, sealed: Sealed, needs: readonly NeedCodes[]): Told {
  const { reportedBy, applicant, texts } = JSON.parse(vault.open(sealed)) as IntakeWords;
  return { reportedBy, applicant, needs: needs.map((need, index) => ({ ...need, text: texts[index]! })) };
}
