// PURE. Which of the listed members do not join, because what is on file of the household stands against it.
import { isWeaker } from "../areas/merge-observed.ts";
import type { RegisteredHousehold } from "./household.ts";
import type { MemberMatching } from "./match-members.ts";
import type { Observed } from "./observed.ts";

export interface Joining {
  readonly matching: MemberMatching;
  /** Places in what was sent of those who do not join: nothing is taken of them. */
  readonly keptOut: ReadonlySet<number>;
}

interface Told {
  readonly stored: RegisteredHousehold | undefined;
  readonly observed: Observed;
  /** Whether an objection to the rejection is open. */
  readonly isObjectedTo: boolean;
}

const nobody: ReadonlySet<number> = new Set();

export function whoJoins(told: Told, matching: MemberMatching): Joining {
  if (!staysRejected(told)) return { matching, keptOut: nobody };
  const matched = matching.matched.filter(({ stored }) => stored?.member !== undefined);
  const present = new Set(matched.map(({ index }) => index));
  const absent = matching.matched.flatMap(({ index }) => (present.has(index) ? [] : index));
  return { matching: { ...matching, matched }, keptOut: new Set(absent) };
}

/** An older list, or an unverified one, does not undo what a newer or verified visit found. */
export function isOutweighed({ stored, observed }: Pick<Told, "stored" | "observed">): boolean {
  return !!stored && observed.mode === "merge" && isWeaker(observed, stored.household.observation);
}

/**
 * A household that somebody joins is active. So nobody joins one that was rejected by hearsay, or by an older look unless
 * an objection keeps it from being decided by that.
 */
function staysRejected(told: Told): boolean {
  if (told.stored?.household.dispute !== "rejected" || !isOutweighed(told)) return false;
  return !(told.observed.verified && told.isObjectedTo);
}
