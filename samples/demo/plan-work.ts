// PURE. What the demo's agencies do with a referral: drawn by lot, but always the same lot.
import { createHash } from "node:crypto";

export type Step = "accept" | "start" | "complete";

export type Plan = { readonly declineFor: string } | { readonly steps: readonly Step[] };

/** Shares of all referrals that an agency finds on offer. */
const lots: readonly (readonly [share: number, plan: Plan])[] = [
  [0.1, { declineFor: "no-capacity" }],
  [0.05, { declineFor: "outside-service-area" }],
  [0.05, { declineFor: "client-refused" }],
  [0.15, { steps: [] }],
  [0.15, { steps: ["accept"] }],
  [0.2, { steps: ["accept", "start"] }],
  [0.3, { steps: ["accept", "start", "complete"] }],
];

/** @param referral what names it in every run: ids differ from one to the next */
export function planFor(agency: string, referral: string): Plan {
  const hash = createHash("sha256").update(`${referral} ${agency}`).digest();
  let left = hash.readUInt32BE() / 2 ** 32;
  const lot = lots.find(([share]) => (left -= share) < 0) ?? lots.at(-1)!;
  return lot[1];
}

export interface Move {
  readonly action: Step | "decline";
  readonly body: object;
}

/** The next move that the plan wants and the API allows now; so an interrupted demo goes on where it was. */
export function nextMove(plan: Plan, legalActions: readonly string[]): Move | undefined {
  if ("declineFor" in plan) {
    if (!legalActions.includes("decline")) return undefined;
    return { action: "decline", body: { reason: { code: plan.declineFor } } };
  }
  const action = plan.steps.find((step) => legalActions.includes(step));
  return action && { action, body: action === "complete" ? { result: { code: "enrolled" } } : {} };
}
