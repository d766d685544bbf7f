// What becomes of a referral by each move.
import { describe, expect, test } from "vitest";
import { type Change, changeOf, type Move } from "../../../src/referrals/change.ts";
import type { Referral } from "../../../src/referrals/referral.ts";
import {
  nextCandidate,
  now,
  reasonOf,
  referralOf,
  sixtyDays,
  toCoordination,
  untilFactsChange,
  withoutHold,
} from "./referral-of.ts";

const held = referralOf({ status: "in-progress", holder: "dinkes" });

function after(part: Referral, move: Move, agency: string | null = "dinkes"): Change {
  return changeOf(part, move, agency, now);
}

describe("a pick-up", () => {
  test("gives the referral to the agency and keeps the others asked, should it come back", () => {
    const { next } = after(referralOf(), { action: "accept" });
    expect(next).toMatchObject({ status: "accepted", holder: "dinkes", candidates: ["dinkes", "dinsos"] });
  });

  test("keeps the agency's own number, which later moves keep", () => {
    const { next } = after(referralOf(), { action: "accept", externalId: "B-17" });
    expect(next.externalId).toBe("B-17");
    const started = after(referralOf({ ...next }), { action: "start" });
    expect(started.next.externalId).toBe("B-17");
  });
});

describe("a decline", () => {
  test("leaves the referral on offer to the other candidates", () => {
    expect(after(referralOf(), { action: "decline", reason: nextCandidate })).toMatchObject({
      next: { status: "requested", candidates: ["dinsos"], formerAgencies: ["dinkes"] },
    });
  });

  test("by a reason without a consequence passes to the next candidate", () => {
    const { next } = after(referralOf(), { action: "decline", reason: reasonOf({ kind: "none" }) });
    expect(next).toMatchObject({ status: "requested", candidates: ["dinsos"] });
  });

  test("returns the referral when no candidate is left", () => {
    const alone = referralOf({ candidates: ["dinkes"] });
    expect(after(alone, { action: "decline", reason: nextCandidate }).next).toMatchObject({
      status: "returned",
      candidates: [],
      formerAgencies: ["dinkes"],
    });
  });

  test("for the coordination team returns it from everyone", () => {
    const { next } = after(referralOf(), { action: "decline", reason: toCoordination });
    expect(next).toMatchObject({ status: "returned", candidates: [], formerAgencies: ["dinkes", "dinsos"] });
  });

  test("because the client refused cancels it and holds the program off for 60 days", () => {
    expect(after(referralOf(), { action: "decline", reason: sixtyDays })).toMatchObject({
      next: { status: "cancelled", holder: null, finishedAt: now },
      hold: { kind: "until-date", untilDate: "2026-08-30" },
    });
  });
});

describe("a wait", () => {
  test("leads back to the state it was entered from", () => {
    for (const status of ["accepted", "in-progress"] as const) {
      const waiting = after(referralOf({ status, holder: "dinkes" }), {
        action: "hold",
        reason: nextCandidate,
        until: "2026-08-01",
      });
      expect(waiting.next).toMatchObject({ status: "on-hold", heldFrom: status, heldUntil: "2026-08-01" });
      const resumed = after(referralOf({ ...waiting.next }), { action: "resume" });
      expect(resumed.next).toMatchObject({ status, heldFrom: null, heldUntil: null });
    }
  });
});

describe("a release", () => {
  test("offers the referral to all candidates again, the one that gives it back included", () => {
    const flagged = { ...held, eligibilityChanged: true };
    expect(after(flagged, { action: "release", reason: toCoordination }).next).toMatchObject({
      status: "requested",
      holder: null,
      candidates: ["dinkes", "dinsos"],
      formerAgencies: [],
      eligibilityChanged: false,
    });
  });

  test("for a reason that sends it on leaves out the one that gives it back", () => {
    const { next } = after(held, { action: "release", reason: nextCandidate });
    expect(next).toMatchObject({ candidates: ["dinsos"], formerAgencies: ["dinkes"] });
  });

  test("never offers it to nobody", () => {
    const alone = { ...held, candidates: ["dinkes"] };
    const { next } = after(alone, { action: "release", reason: nextCandidate });
    expect(next).toMatchObject({ status: "requested", candidates: ["dinkes"] });
  });
});

describe("a completion", () => {
  test.each(["enrolled", "already-receiving"] as const)(
    "with %s needs no hold: the enrolment is one",
    (code) => {
      const change = after(held, { action: "complete", result: { code } });
      expect(change).toMatchObject({
        next: { status: "completed", holder: "dinkes", result: { code }, finishedAt: now },
      });
      expect(change.hold).toBeUndefined();
    },
  );

  test.each([
    ["2026-06-30", { kind: "until-facts-change" }],
    ["2026-07-01", undefined],
  ])("of a receipt until %s, on 1 July, holds the program off only when it is over", (to, hold) => {
    const result = { code: "enrolled", to } as const;
    expect(after(held, { action: "complete", result }).hold).toEqual(hold);
  });

  test.each(["one-off", "informed"] as const)(
    "with %s holds the program off until the facts change",
    (code) => {
      expect(after(held, { action: "complete", result: { code } }).hold).toEqual({
        kind: "until-facts-change",
      });
    },
  );
});

describe("a closing by a person", () => {
  const closings = ["fail", "cancel"] as const;

  test.each(closings)("%s takes the hold of its reason", (action) => {
    const holdFor = (reason: typeof sixtyDays) => after(held, { action, reason }).hold;
    expect(holdFor(sixtyDays)).toEqual({ kind: "until-date", untilDate: "2026-08-30" });
    expect(holdFor(untilFactsChange)).toEqual({ kind: "until-facts-change" });
    expect(holdFor(withoutHold)).toBeUndefined();
    expect(holdFor(toCoordination)).toEqual({ kind: "until-facts-change" });
  });

  test("keeps who worked it", () => {
    expect(after(held, { action: "fail", reason: sixtyDays }).next).toMatchObject({
      status: "failed",
      holder: "dinkes",
    });
  });

  test("counts the days of a hold from the date in Jakarta", () => {
    const lateEvening = new Date("2026-07-01T17:30:00.000Z");
    const { hold } = changeOf(held, { action: "fail", reason: sixtyDays }, "dinkes", lateEvening);
    expect(hold).toEqual({ kind: "until-date", untilDate: "2026-08-31" });
  });
});

describe("the coordination team", () => {
  test("recalls a referral from holder and candidates", () => {
    expect(after(held, { action: "recall", reason: nextCandidate }, null).next).toMatchObject({
      status: "returned",
      holder: null,
      candidates: [],
      formerAgencies: ["dinkes", "dinsos"],
    });
  });

  test("reassigns it to one agency alone, even to one that had declined", () => {
    const declined = { ...held, candidates: ["dinkes"], formerAgencies: ["dinsos"] };
    expect(after(declined, { action: "reassign", agency: "dinsos" }, null).next).toMatchObject({
      status: "requested",
      holder: null,
      candidates: ["dinsos"],
      formerAgencies: ["dinkes"],
    });
  });

  test("reopens what was finished without its result", () => {
    const completed = {
      ...held,
      status: "completed",
      result: { code: "enrolled" },
      finishedAt: now,
    } as const;
    expect(after(completed, { action: "reopen", reason: nextCandidate }, null).next).toMatchObject({
      status: "returned",
      holder: null,
      result: null,
      finishedAt: null,
    });
  });
});
