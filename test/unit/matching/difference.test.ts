import { describe, expect, it } from "vitest";
import { differenceOf } from "../../../src/matching/difference.ts";
import type { Match, StoredMatch } from "../../../src/matching/match.ts";

const subject = { type: "household", id: "H1" } as const;

const stored: StoredMatch = {
  program: "card",
  subject,
  householdId: "H1",
  version: 1,
  outcome: "eligible",
  missing: [],
  priority: 3,
};

const evaluated = (changes: Partial<Match> = {}): Match => ({
  ...stored,
  unit: "household",
  label: "",
  factsHash: "h",
  householdId: "H1",
  areaCode: "15.71.08.1003.012",
  reviewOn: "2027-01-01",
  failures: undefined,
  facts: { today: {}, setting: {} },
  explain: () => [],
  ...changes,
});

describe("the difference between stored and evaluated matches", () => {
  it("is nothing where they are the same", () => {
    expect(differenceOf([evaluated()], [stored])).toEqual({ inserts: [], updates: [], deletes: [] });
  });

  it.each<[string, Partial<Match>]>([
    ["version", { version: 2 }],
    ["household", { householdId: "H2" }],
    ["outcome", { outcome: "undetermined" }],
    ["missing facts", { missing: ["household.decile"] }],
    ["priority", { priority: null }],
  ])("is the match when its %s differs", (_, change) => {
    const match = evaluated(change);
    expect(differenceOf([match], [stored])).toEqual({ inserts: [], updates: [match], deletes: [] });
  });

  it("stores no row for an ineligible subject, and deletes the one it had", () => {
    const ineligible = evaluated({ outcome: "ineligible" });
    expect(differenceOf([ineligible], [])).toEqual({ inserts: [], updates: [], deletes: [] });
    expect(differenceOf([ineligible], [stored])).toEqual({ inserts: [], updates: [], deletes: [stored] });
  });

  it("deletes what is matched no more", () => {
    expect(differenceOf([], [stored])).toEqual({ inserts: [], updates: [], deletes: [stored] });
  });
});
