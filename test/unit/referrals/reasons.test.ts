// The seeded reasons cover every action, and say what follows wherever something does.
import { describe, expect, test } from "vitest";
import { reasonSeeds } from "../../../src/referrals/seed/reasons.ts";

const closing = ["decline", "fail", "cancel"] as const;

test("every reason has a code of its own, a label in both languages and an action", () => {
  expect(new Set(reasonSeeds.map(({ code }) => code)).size).toBe(reasonSeeds.length);
  for (const { label, actions } of reasonSeeds) {
    expect(label.id).not.toBe("");
    expect(label.en).not.toBe("");
    expect(actions.length).toBeGreaterThan(0);
  }
});

describe.each([
  "decline",
  "hold",
  "release",
  "fail",
  "recall",
  "cancel",
  "reopen",
  "end-membership",
] as const)("%s", (action) => {
  test("has more than one reason to choose from", () => {
    expect(reasonSeeds.filter(({ actions }) => actions.includes(action)).length).toBeGreaterThan(1);
  });
});

test("a reason has a consequence if and only if it declines or closes", () => {
  for (const { code, actions, consequence } of reasonSeeds) {
    expect(consequence.kind !== "none", code).toBe(closing.some((action) => actions.includes(action)));
  }
});

test("a client who refused is not offered the program for 60 days", () => {
  expect(reasonSeeds.find(({ code }) => code === "client-refused")).toMatchObject({
    actions: expect.arrayContaining(["decline"]),
    consequence: { kind: "close", hold: { kind: "until-days", days: 60 } },
  });
});

test("what was entered in error leaves no hold", () => {
  expect(reasonSeeds.find(({ code }) => code === "entered-in-error")?.consequence).toEqual({
    kind: "close",
    hold: { kind: "none" },
  });
});
