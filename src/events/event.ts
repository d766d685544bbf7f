// PURE. What an event is: something that happened, for other systems; and who may see it.
import type { Actor } from "../actor.ts";

export interface NewEvent {
  readonly id: string;
  /** Such as `referral.accepted`. */
  readonly type: string;
  /** What it is about: a household, person or area, or a record of one such as a referral. */
  readonly subjectType: string;
  readonly subjectId: string;
  readonly householdId: string | null;
  readonly areaCode: string | null;
  readonly program: string | null;
  /** Codes of the agencies that may see it. */
  readonly agencies: readonly string[];
  /** Codes, ids and states; never numbers of people. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface NumberedEvent extends NewEvent {
  /** Position in the city's one order of events: 1, 2, 3 …, without gaps. */
  readonly sequence: number;
  readonly time: Date;
}

/** Which events a caller sees: all, those for its agency, those about no person, or none. */
export type EventView =
  | { readonly kind: "all" }
  | { readonly kind: "agency"; readonly agency: string }
  | { readonly kind: "impersonal" }
  | { readonly kind: "none" };

export function eventViewOf(actor: Pick<Actor, "role" | "agency">): EventView {
  if (actor.role === "tkpk") return { kind: "all" };
  if (actor.role === "integrator") return { kind: "impersonal" };
  if (actor.role === "agency" && actor.agency) return { kind: "agency", agency: actor.agency };
  return { kind: "none" };
}
