// PURE. Why somebody moves a referral, and what follows from it.
import type { Text } from "../eligibility/catalogue.ts";

/** How long a program is not offered to the subject again after a closing. */
export type ReasonHold =
  | { readonly kind: "until-days"; readonly days: number }
  | { readonly kind: "until-facts-change" }
  | { readonly kind: "none" };

/**
 * What a decline does: ask the other candidates, return to the coordination team, or close the referral.
 * `fail` and `cancel` close in any case; they take the hold of a `close`, else the default.
 */
export type ReasonConsequence =
  | { readonly kind: "next-candidate" }
  | { readonly kind: "return" }
  | { readonly kind: "close"; readonly hold: ReasonHold }
  | { readonly kind: "none" };

export interface Reason {
  readonly code: string;
  readonly label: Text;
  /** The actions it may be given for, such as `decline` or `end-membership`. */
  readonly actions: readonly string[];
  readonly consequence: ReasonConsequence;
}

/** The hold that a closing for this reason writes; the default lasts until the facts change. */
export function holdOfClosing(reason: Reason): ReasonHold {
  return reason.consequence.kind === "close" ? reason.consequence.hold : { kind: "until-facts-change" };
}
