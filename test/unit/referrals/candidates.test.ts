// Whom a referral is offered to.
import { expect, test } from "vitest";
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
