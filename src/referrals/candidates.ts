// PURE. Which agencies a referral is offered to.
import { withinArea } from "../actor.ts";
import type { Referral } from "./referral.ts";

export interface ProgramAgency {
  readonly agency: string;
  readonly role: "lead" | "alternate" | "supporting";
  /** Codes of the areas served; null or absent: all. */
  readonly areas?: readonly string[] | null;
}

/**
 * Lead and alternates that serve the area (an RT's code, or a village's), all at once, the lead first.
 * Supporting agencies read and note.
 */
export function candidatesFor(agencies: readonly ProgramAgency[], areaCode: string): string[] {
  const serving = agencies.filter(({ areas }) => !areas || areas.some((area) => withinArea(area, areaCode)));
  return (["lead", "alternate"] as const).flatMap((role) =>
    serving.filter((candidate) => candidate.role === role).map(({ agency }) => agency),
  );
}

/**
 * Who could still be asked when those whose turn it was have let their time pass: of a held one the other candidates,
 * and whoever serves there now; nobody who has declined it, given it back, or had it taken away.
 */
export function othersToAsk(
  referral: Pick<Referral, "holder" | "candidates" | "formerAgencies">,
  serving: readonly string[],
): string[] {
  const { holder, candidates, formerAgencies } = referral;
  const known = holder === null ? serving : [...candidates, ...serving];
  const passed = holder === null ? [...candidates, ...formerAgencies] : [holder, ...formerAgencies];
  return [...new Set(known)].filter((agency) => !passed.includes(agency));
}
