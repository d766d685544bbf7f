// How changed outcomes are told to other systems.
import { describe, expect, it } from "vitest";
import { changeEvents } from "../../../src/matching/change-events.ts";
import { differenceOf } from "../../../src/matching/difference.ts";
import type { Match, StoredMatch } from "../../../src/matching/match.ts";
import type { Subject } from "../../../src/subject.ts";

const rt = "15.71.08.1003.012";
const household = (id: string): Subject => ({ type: "household", id });
const person = (id: string): Subject => ({ type: "person", id });

const match = (
  program: string,
  subject: Subject,
  outcome: Match["outcome"],
  householdId: string | null = "H1",
): Match => ({
  ...{ program, subject, outcome, householdId, areaCode: rt, version: 2, missing: [], priority: null },
  ...{ unit: "person", label: "", factsHash: "h", reviewOn: null, failures: undefined },
  ...{ facts: { today: {}, setting: {} }, explain: () => [] },
});
const stored = (
  program: string,
  subject: Subject,
  outcome: StoredMatch["outcome"],
  householdId = "H1",
): StoredMatch => ({ program, subject, outcome, householdId, version: 1, missing: [], priority: null });

const told = (evaluated: readonly Match[], before: readonly StoredMatch[]) =>
  changeEvents(
    differenceOf(evaluated, before),
    before,
    ({ subject, householdId }) =>
      evaluated.find((one) => one.subject.id === subject.id) ?? { householdId, areaCode: undefined },
  );

describe("changed outcomes", () => {
  it("are one event a household, in one order, and one an RT", () => {
    const evaluated = [
      match("wells", { type: "area", id: rt }, "eligible", null),
      match("pkh", household("H1"), "eligible"),
      match("card", person("A"), "undetermined"),
      match("card", person("B"), "eligible"),
      match("bread", person("A"), "eligible"),
      match("pkh", household("H2"), "undetermined", "H2"),
    ];
    const events = told(evaluated, [stored("card", person("B"), "undetermined")]);
    expect(events.map(({ subject, householdId, areaCode }) => [subject.id, householdId, areaCode])).toEqual([
      [rt, undefined, rt],
      ["H1", "H1", rt],
      ["H2", "H2", rt],
    ]);
    expect(events[1]!.data.changes).toEqual([
      { program: "bread", subject: person("A"), version: 2, outcome: "eligible", before: "ineligible" },
      { program: "card", subject: person("A"), version: 2, outcome: "undetermined", before: "ineligible" },
      { program: "card", subject: person("B"), version: 2, outcome: "eligible", before: "undetermined" },
      { program: "pkh", subject: household("H1"), version: 2, outcome: "eligible", before: "ineligible" },
    ]);
  });

  it("are not told where only the version, the missing facts or the priority differ", () => {
    const again = { ...match("pkh", household("H1"), "eligible"), priority: 4 };
    expect(told([again], [stored("pkh", household("H1"), "eligible")])).toEqual([]);
  });

  it("tell of who is matched no more, in the household that it was matched in", () => {
    const [gone] = told([], [stored("card", person("A"), "eligible")]);
    expect(gone).toMatchObject({ subject: household("H1"), householdId: "H1", areaCode: undefined });
    expect(gone!.data.changes).toMatchObject([{ outcome: "ineligible", before: "eligible", version: 1 }]);
  });

  it("tell of who has moved in the household that it lives in now", () => {
    const before = [stored("card", person("A"), "eligible", "H1")];
    const [moved] = told([match("card", person("A"), "ineligible", "H2")], before);
    expect(moved).toMatchObject({ householdId: "H2", areaCode: rt });
  });
});
