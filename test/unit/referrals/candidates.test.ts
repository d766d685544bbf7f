// Whom a referral is offered to.
import { describe, expect, test } from "vitest";
import { candidatesFor } from "../../../src/referrals/candidates.ts";

const rt = "15.71.08.1003.012";

test("lead and alternates are asked all at once, the lead first; supporting agencies are not", () => {
  expect(
    candidatesFor(
      [
        { agency: "dlh", role: "supporting" },
        { agency: "dinsos", role: "alternate" },
        { agency: "dinkes", role: "lead", areas: null },
      ],
      rt,
    ),
  ).toEqual(["dinkes", "dinsos"]);
});

test("an agency with areas of its own is asked for what lies in them", () => {
  const agencies = [
    { agency: "north", role: "lead", areas: ["15.71.01"] },
    { agency: "south", role: "alternate", areas: ["15.71.01", "15.71.08"] },
  ] as const;
  expect(candidatesFor(agencies, rt)).toEqual(["south"]);
});

test("a code that merely begins alike is another area", () => {
  expect(candidatesFor([{ agency: "a", role: "lead", areas: ["15.71.08.100"] }], rt)).toEqual([]);
});

describe("an agency's capacity", () => {
  const asked = (lead: string, alternate: string) =>
    candidatesFor(
      [
        { agency: "lead", role: "lead", capacity: lead as "capacity" },
        { agency: "alternate", role: "alternate", capacity: alternate as "capacity" },
      ],
      rt,
    );

  test.each([
    ["capacity", "capacity", ["lead", "alternate"]],
    ["no-capacity", "capacity", ["alternate"]],
    ["waitlist", "capacity", ["alternate"]],
    ["capacity", "waitlist", ["lead"]],
    ["waitlist", "no-capacity", ["lead"]],
    ["waitlist", "waitlist", ["lead", "alternate"]],
    ["no-capacity", "no-capacity", []],
  ])("lead %s, alternate %s: %j are asked", (lead, alternate, expected) => {
    expect(asked(lead, alternate)).toEqual(expected);
  });

  test("counts where it serves: elsewhere others are asked", () => {
    const agencies = [
      { agency: "far", role: "lead", areas: ["15.71.01"], capacity: "capacity" },
      { agency: "near", role: "alternate", areas: ["15.71.08"], capacity: "waitlist" },
    ] as const;
    expect(candidatesFor(agencies, rt)).toEqual(["near"]);
  });
});
