// PURE. Whose word on an area counts.
import { type Actor, withinArea } from "../actor.ts";
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";

/** Whether the city takes the caller's word for what is so: the coordination team's or a field officer's. */
export function isVerifier(actor: Actor): boolean {
  return actor.role === "tkpk" || actor.role === "field";
}

/** @throws {Problem} `forbidden` when the caller is limited to another area */
export function requireWithin(actor: Actor, areaCode: string): void {
  if (withinArea(actor.area, areaCode)) return;
  throw new Problem("forbidden", {
    detail: text(
      `Wilayah ini di luar wilayah kerja Anda (${actor.area}).`,
      `This area lies outside of your own (${actor.area}).`,
    ),
  });
}

/** Whether the caller sees the households of an area one by one: of one household, the counts tell all of it. */
export function seesCounts(actor: Actor, areaCode: string): boolean {
  return isVerifier(actor) && withinArea(actor.area, areaCode);
}

/**
 * Whether the caller decides who belongs to which household of an area: with `households:transfer` everywhere, else
 * an officer within the own area.
 */
export function mayMoveMembers(actor: Actor, areaCode: string | null): boolean {
  if (actor.scopes.has("households:transfer")) return true;
  if (actor.role !== "field" || !actor.scopes.has("households:write")) return false;
  return areaCode !== null && withinArea(actor.area, areaCode);
}
