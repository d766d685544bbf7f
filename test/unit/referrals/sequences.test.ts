// What holds of a referral after any sequence of moves by anybody.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Move } from "../../../src/referrals/change.ts";
import { decideTransition, legalActions, type Party } from "../../../src/referrals/lifecycle.ts";
import { agenciesOf, finishedStates, heldStates, type Referral } from "../../../src/referrals/referral.ts";
import { partyOf } from "../../../src/referrals/view.ts";
import {
  nextCandidate,
  now,
  referralOf,
  sixtyDays,
  toCoordination,
  untilFactsChange,
  withoutHold,
} from "./referral-of.ts";

const agencies = ["dinkes", "dinsos", "disdik"] as const;
const reason = fc.constantFrom(nextCandidate, toCoordination, sixtyDays, untilFactsChange, withoutHold);

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ action: fc.constantFrom("accept" as const, "start" as const, "resume" as const) }),
  fc.record({
    action: fc.constantFrom(
      ...(["decline", "release", "fail", "recall", "cancel", "reopen", "hold"] as const),
    ),
    reason,
  }),
  fc.record({
    action: fc.constant("complete" as const),
    result: fc.record({ code: fc.constantFrom("enrolled" as const, "informed" as const) }),
  }),
  fc.record({ action: fc.constant("reassign" as const), agency: fc.constantFrom(...agencies) }),
);
const step = fc.record({ mover: fc.constantFrom("tkpk", ...agencies), move });

function isOneOf(states: readonly string[], referral: Referral): boolean {
  return states.includes(referral.status);
}

function applyTo(referral: Referral, { mover, move }: { mover: string; move: Move }): Referral {
  const viewer =
    mover === "tkpk" ? ({ role: "tkpk" } as const) : ({ role: "agency", agency: mover } as const);
  const party: Party = partyOf(referral, viewer, false);
  const agency = mover === "tkpk" ? null : mover;
  const decision = decideTransition(referral, move, { party, agency }, now);
  return decision.ok ? { ...referral, ...decision.change.next } : referral;
}

function everySequence(check: (before: Referral, after: Referral, move: Move) => void): void {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let referral = referralOf();
      for (const one of steps) {
        const next = applyTo(referral, one);
        check(referral, next, one.move);
        referral = next;
      }
    }),
  );
}

test("it has a holder exactly while it is held, and the holder is one that was asked", () => {
  everySequence((_, after) => {
    if (isOneOf(finishedStates, after)) return;
    expect(after.holder !== null).toBe(isOneOf(heldStates, after));
    if (after.holder !== null) expect(after.candidates).toContain(after.holder);
  });
});

test("a holder is followed by another one only after it was free in between", () => {
  everySequence((before, after) => {
    if (before.holder !== null && after.holder !== null) expect(after.holder).toBe(before.holder);
  });
});

test("what is finished stays so, but for a reopening", () => {
  everySequence((before, after, { action }) => {
    if (isOneOf(finishedStates, before) && after !== before) {
      expect(action).toBe("reopen");
      expect(after.status).toBe("returned");
    }
    expect(after.finishedAt !== null).toBe(isOneOf(finishedStates, after));
  });
});

test("it never gets lost: somebody can always move it on", () => {
  everySequence((_, after) => {
    expect(after.status === "requested" ? after.candidates.length : 1).toBeGreaterThan(0);
    expect(legalActions(after, "tkpk", now)).not.toEqual([]);
  });
});

test("who once had to do with it is never forgotten", () => {
  everySequence((before, after) => {
    expect(agenciesOf(after)).toEqual(expect.arrayContaining(agenciesOf(before)));
    expect(after.formerAgencies.filter((agency) => after.candidates.includes(agency))).toEqual([]);
  });
});
