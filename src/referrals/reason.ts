// PURE. Why somebody moves a referral, and what follows from it.
import type { Text } from "../eligibility/catalogue.ts";
import { type Fault, fault } from "../fault.ts";

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

/** What a reason may be given for. */
export const reasonedActions = [
  "decline",
  "hold",
  "release",
  "fail",
  "recall",
  "cancel",
  "reopen",
  "end-membership",
  "end-enrolment",
  "suspend-enrolment",
] as const;

/** What declines or closes: something follows from its reason. */
const consequential = ["decline", "fail", "cancel"];

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

/** Where what follows does not fit what it is given for. */
export function reasonFaults({ actions, consequence }: Pick<Reason, "actions" | "consequence">): Fault[] {
  const isNamed = consequence.kind !== "none";
  if (actions.length === 0 || isNamed === actions.some((action) => consequential.includes(action))) return [];
  return [
    isNamed
      ? fault(
          "/consequence/kind",
          "not-applicable",
          "Hanya decline, fail dan cancel mempunyai akibat; kirim none.",
          "Only decline, fail and cancel have a consequence; send none.",
        )
      : fault(
          "/consequence/kind",
          "required",
          "decline, fail dan cancel memerlukan akibat.",
          "decline, fail and cancel need a consequence.",
        ),
  ];
}
