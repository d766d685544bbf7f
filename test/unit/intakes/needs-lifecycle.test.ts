// What may be done about needs: every state, every action, every party, against a table that officials can read.
import { describe, expect, test } from "vitest";
import {
  asksForWords,
  decideNeeds,
  legalNeedActions,
  type NeedAction,
  needActions,
  needParties,
  type NeedParty,
} from "../../../src/intakes/needs-lifecycle.ts";
import { type NeedStatus, needStates } from "../../../src/intakes/need-states.ts";
import expected from "./legal-need-actions.json" with { type: "json" };

const table = expected as Record<NeedStatus, Partial<Record<NeedParty, NeedAction[]>>>;
const cases = needStates.flatMap((status) =>
  needParties.flatMap((party) => needActions.map((action) => ({ status, party, action }))),
);

/** Who is named nowhere for an action is no party to it, whatever the state. */
const isParty = (action: NeedAction, party: NeedParty) =>
  needStates.some((status) => table[status][party]?.includes(action));

const after: Record<NeedAction, NeedStatus> = {
  handle: "handled-at-village",
  forward: "forwarded",
  answer: "answered",
  close: "closed",
  expire: "forwarded",
};

describe("every state × action × party", () => {
  test.each(cases)("$status: $action by $party", ({ status, party, action }) => {
    const legal = table[status][party] ?? [];
    const decision = decideNeeds({ status, forwardedTo: "dinkes" }, { action }, party);
    if (legal.includes(action)) {
      const forwardedTo = after[action] === "forwarded" ? null : "dinkes";
      expect(decision).toEqual({ ok: true, next: { status: after[action], forwardedTo } });
      return;
    }
    const problem = isParty(action, party) ? "illegal-transition" : "forbidden";
    expect(decision).toEqual({ ok: false, problem, legalActions: legal });
  });
});

test("an intake without needs has nothing to be done", () => {
  for (const party of needParties) expect(legalNeedActions({ status: null }, party)).toEqual([]);
});

describe("forwarding", () => {
  const forwarded = { status: "forwarded", forwardedTo: "dinkes" } as const;

  test("names who is to answer", () => {
    const decision = decideNeeds(
      { status: "open", forwardedTo: null },
      { action: "forward", agency: "disdik" },
      "village",
    );
    expect(decision).toEqual({ ok: true, next: { status: "forwarded", forwardedTo: "disdik" } });
  });

  test("by the agency that is asked goes back to the coordination team, and to nobody else", () => {
    expect(decideNeeds(forwarded, { action: "forward", agency: "disdik" }, "addressee")).toMatchObject({
      problem: "forbidden",
    });
    expect(decideNeeds(forwarded, { action: "forward" }, "addressee")).toMatchObject({
      next: { status: "forwarded", forwardedTo: null },
    });
  });

  test("to who is asked already gives nobody more time", () => {
    const again = { action: "forward", agency: "dinkes" } as const;
    expect(decideNeeds(forwarded, again, "tkpk")).toMatchObject({ problem: "illegal-transition" });
    const answered = { ...forwarded, status: "answered" } as const;
    expect(decideNeeds(answered, again, "tkpk")).toMatchObject({ next: { status: "forwarded" } });
  });
});

test("words are asked for where something was done, and where an unresolved need is closed", () => {
  const asking = needStates.flatMap((status) =>
    needActions.filter((action) => asksForWords(action, status)).map((action) => `${status} ${action}`),
  );
  expect(asking.filter((one) => one.endsWith("close"))).toEqual(["open close", "forwarded close"]);
  expect(asking.filter((one) => /forward$|expire$/.test(one))).toEqual([]);
  expect(asking).toContain("open handle");
  expect(asking).toContain("forwarded answer");
});
