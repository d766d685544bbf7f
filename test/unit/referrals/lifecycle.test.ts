// What may happen to a referral: every state, every action, every party, against a table that officials can read.
import { describe, expect, test } from "vitest";
import type { Move } from "../../../src/referrals/change.ts";
import {
  type Action,
  actions,
  decideTransition,
  doorCancelsFrom,
  legalActions,
  parties,
  type Party,
} from "../../../src/referrals/lifecycle.ts";
import {
  finishedStates,
  heldStates,
  type ReferralState,
  referralStates,
} from "../../../src/referrals/referral.ts";
import expected from "./legal-actions.json" with { type: "json" };
import { nextCandidate, now, referralOf } from "./referral-of.ts";

const table = expected as Record<ReferralState, Partial<Record<Party, Action[]>>>;
const agencyActions: readonly Action[] = [
  "accept",
  "decline",
  "start",
  "hold",
  "resume",
  "release",
  "complete",
  "fail",
];

const moveOf: Record<Action, Move> = {
  accept: { action: "accept" },
  decline: { action: "decline", reason: nextCandidate },
  start: { action: "start" },
  hold: { action: "hold", reason: nextCandidate },
  resume: { action: "resume" },
  release: { action: "release", reason: nextCandidate },
  complete: { action: "complete", result: { code: "enrolled" } },
  fail: { action: "fail", reason: nextCandidate },
  recall: { action: "recall", reason: nextCandidate },
  reassign: { action: "reassign", agency: "dinsos" },
  cancel: { action: "cancel", reason: nextCandidate },
  reopen: { action: "reopen", reason: nextCandidate },
  expire: { action: "expire" },
};

function inState(status: ReferralState) {
  const held = (heldStates as readonly string[]).includes(status);
  const finished = (finishedStates as readonly string[]).includes(status);
  return referralOf({
    status,
    holder: held || finished ? "dinkes" : null,
    heldFrom: status === "on-hold" ? "in-progress" : null,
    finishedAt: finished ? now : null,
  });
}

const cases = referralStates.flatMap((status) =>
  parties.flatMap((party) => actions.map((action) => ({ status, party, action }))),
);

describe("every state × action × party", () => {
  test.each(cases)("$status: $action by $party", ({ status, party, action }) => {
    const legal = table[status][party] ?? [];
    const agency = party === "tkpk" ? null : "dinkes";
    const decision = decideTransition(inState(status), moveOf[action], { party, agency }, now);
    if (legal.includes(action)) {
      expect(decision.ok).toBe(true);
      return;
    }
    const asked =
      party === "candidate" || party === "holder"
        ? agencyActions.includes(action)
        : (party === "tkpk" && !agencyActions.includes(action) && action !== "expire") ||
          (party === "door" && ["cancel", "complete", "expire"].includes(action));
    expect(decision).toEqual({
      ok: false,
      problem: asked ? "illegal-transition" : "forbidden",
      legalActions: legal,
    });
  });
});

test("TKPK reopens on the thirtieth day after the end, and no later", () => {
  const failed = { status: "failed", finishedAt: now } as const;
  const daysLater = (days: number) => new Date(now.getTime() + days * 86_400_000);
  expect(legalActions(failed, "tkpk", daysLater(30))).toEqual(["reopen"]);
  expect(legalActions(failed, "tkpk", new Date(daysLater(30).getTime() + 1))).toEqual([]);
});

test("a death cancels what is held too; other grounds only what nobody holds", () => {
  expect(doorCancelsFrom("deceased")).toEqual(expect.arrayContaining(["requested", ...heldStates]));
  expect(doorCancelsFrom("no-longer-eligible")).toEqual(["waitlisted", "requested", "returned"]);
  expect(doorCancelsFrom("deceased")).not.toContain("completed");
});
