// PURE. Documents, due times and criteria that several of the seeded programs have alike.
import type { Text } from "../../eligibility/catalogue.ts";
import type { CriterionSeed, ProgramSeed } from "./program-seed.ts";

export const familyCard: Text = { id: "Kartu Keluarga", en: "Family card" };
export const nationalIdCard: Text = { id: "KTP atau KIA", en: "National identity card, or a child's" };

/** Five days for an agency's answer; a close takes 14 days without and 60 with a visit, as other cities promise. */
export const dueWithoutVisit: ProgramSeed["dueDays"] = { accept: 5, complete: 14 };
export const dueWithVisit: ProgramSeed["dueDays"] = { accept: 5, complete: 60 };

/** Decile 1 to this one, as a published rule or as our assumption. */
export function decileUpTo(decile: number, assumed: boolean): CriterionSeed {
  return {
    code: "decile",
    label: assumed
      ? { id: `Desil 1–${decile} (asumsi)`, en: `Decile 1–${decile} (assumed)` }
      : { id: `Desil 1–${decile}`, en: `Decile 1–${decile}` },
    expression: `household.decile <= ${decile}`,
    assumed,
  };
}
