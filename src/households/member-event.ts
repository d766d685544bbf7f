// PURE. What a written membership tells other systems.
import type { Membership } from "./household.ts";

/** @param present ids of the memberships that there were before; `undefined` for one that only changed */
export function memberEvent(
  membership: Pick<Membership, "id" | "leftOn" | "leftReason">,
  present: ReadonlySet<string>,
): string | undefined {
  if (membership.leftOn === null) return present.has(membership.id) ? undefined : "member.joined";
  return membership.leftReason === "died" ? "member.died" : "member.left";
}
