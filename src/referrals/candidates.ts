// PURE. Which agencies a referral is offered to.
import { withinArea } from "../actor.ts";

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
