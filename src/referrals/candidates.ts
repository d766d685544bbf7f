// PURE. Which agencies a referral is offered to.
import { withinArea } from "../actor.ts";
import type { Referral } from "./referral.ts";

export interface ProgramAgency {
  readonly agency: string;
  readonly role: "lead" | "alternate" | "supporting";
  /** Codes of the areas served; null or absent: all. */
  readonly areas?: readonly string[] | null;
  /** Whether it takes more: gladly, which is meant where nothing is said; only if nobody else does; or not now. */
  readonly capacity?: "capacity" | "no-capacity" | "waitlist";
}

/**
 * Lead and alternates that serve the area (an RT's code, or a village's) and have capacity, all at once, the lead first;
 * where none has, those that keep a waiting list of their own. Supporting agencies read and note.
 */
export function candidatesFor(agencies: readonly ProgramAgency[], areaCode: string): string[] {
  const serving = agencies.filter(({ areas }) => !areas || areas.some((area) => withinArea(area, areaCode)));
  const having = (asked: ProgramAgency["capacity"]) =>
    (["lead", "alternate"] as const).flatMap((role) =>
      serving
        .filter((one) => one.role === role && (one.capacity ?? "capacity") === asked)
        .map(({ agency }) => agency),
    );
  const ready = having("capacity");
  return ready.length > 0 ? ready : having("waitlist");
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
