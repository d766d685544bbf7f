// What each caller sees of a referral.
import { describe, expect, test } from "vitest";
import type { Note, Referral, Transition } from "../../../src/referrals/referral.ts";
import { viewOf } from "../../../src/referrals/view.ts";
import { now, referralOf } from "./referral-of.ts";

function transition(agency: string | null, action: string): Transition {
  const step = { at: now, action, from: "requested", to: "accepted", agency, actor: "someone" } as const;
  return { id: "1", ...step, reason: null, reasonText: null, note: null };
}

function note(agency: string | null): Note {
  return { id: "1", at: now, agency, actor: "someone", text: "Rumah kosong" };
}

function seen(part: Partial<Referral>, agency: string, supporting = false) {
  return viewOf(wholeOf(part, supporting), { role: "agency", agency }, now);
}

function wholeOf(part: Partial<Referral>, supporting = false) {
  return {
    referral: { ...referralOf(part), supporting },
    transitions: [transition(null, "open"), transition("dinkes", "accept"), transition("dinsos", "decline")],
    notes: [note("dinkes"), note("dinsos")],
  };
}

const household = {
  subjectLabel: "Siti",
  householdId: "0198c0de-7a00-7000-8000-000000000003",
  snapshot: { household: { decile: 2 } },
};
const nothing = {
  subjectId: null,
  subjectLabel: null,
  householdId: null,
  snapshot: null,
  priority: null,
  result: null,
  externalId: null,
};

describe("an agency", () => {
  test("sees whom a referral on offer to it is about", () => {
    const view = seen({}, "dinkes");
    expect(view).toMatchObject(household);
    expect(view.legalActions).toEqual(["accept", "decline"]);
  });

  test("sees after a lost race the status and its own part, no longer the household", () => {
    const part = { status: "accepted", holder: "dinkes", externalId: "B-17" } as const;
    const view = seen(part, "dinsos");
    expect(view).toMatchObject({ ...nothing, status: "accepted", holder: "dinkes", legalActions: [] });
    expect(view.transitions.map(({ action }) => action)).toEqual(["decline"]);
    expect(view.notes.map(({ agency }) => agency)).toEqual(["dinsos"]);
    expect(JSON.stringify(view)).not.toContain(referralOf().subjectId);
    expect(seen(part, "dinkes")).toMatchObject({ ...household, externalId: "B-17" });
  });

  test("sees after its decline no more than its own part, though the referral is still on offer", () => {
    expect(seen({ candidates: ["dinkes"], formerAgencies: ["dinsos"] }, "dinsos")).toMatchObject(nothing);
  });

  test("that supports the program reads all and moves nothing", () => {
    const view = seen({ status: "accepted", holder: "dinkes" }, "dlh", true);
    expect(view).toMatchObject({ ...household, legalActions: [] });
    expect(view.notes).toHaveLength(2);
  });

  test("keeps seeing what it worked itself", () => {
    expect(seen({ status: "completed", holder: "dinkes", finishedAt: now }, "dinkes")).toMatchObject(
      household,
    );
  });
});

test("a field officer sees the facts but for health", () => {
  const snapshot = {
    household: { decile: 2 },
    member: { age: 3, nutrition: "stunting", disabilitySeeing: "none" },
    members: [{ age: 70, chronicIllness: "heart", pregnant: false }],
  };
  const view = viewOf(wholeOf({ snapshot }), { role: "field" }, now);
  expect(view.snapshot).toEqual({ household: { decile: 2 }, member: { age: 3 }, members: [{ age: 70 }] });
  expect(view.legalActions).toEqual([]);
});

test("the hash of the facts is for the door alone", () => {
  expect(viewOf(wholeOf({}), { role: "tkpk" }, now)).not.toHaveProperty("factsHash");
});
