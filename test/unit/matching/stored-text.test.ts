// What is to be stored of a household, as text.
import fc from "fast-check";
import { expect, it } from "vitest";
import type { StoredMatch } from "../../../src/matching/match.ts";
import { readStored, StoredText, textOfSubject, textOfVersion } from "../../../src/matching/stored-text.ts";

const householdId = "h";
const matches = fc.array(
  fc.record({
    program: fc.constantFrom("pkh", "sembako", "jambi-cerdas"),
    subject: fc.record({ type: fc.constantFrom("household", "person"), id: fc.uuid() }),
    householdId: fc.constant(householdId),
    version: fc.integer({ min: 1, max: 99 }),
    outcome: fc.constantFrom("eligible", "undetermined"),
    missing: fc.subarray(["member.birthDate", "household.decile", "area.wasteManaged"]),
    priority: fc.oneof(
      fc.constant(null),
      fc.integer(),
      fc.double({ noNaN: true }).map((one) => one + 0),
    ),
  }),
);

function told(all: readonly StoredMatch[]): string {
  const stored = new StoredText();
  for (const match of all) stored.add(textOfSubject(match.subject), textOfVersion(match), match);
  return stored.text;
}

it("says the matches that it was put together of, in their order", () => {
  fc.assert(
    fc.property(matches, (all) => {
      expect(readStored(told(all as StoredMatch[]), householdId)).toEqual(all);
    }),
  );
});

it("is empty of none, as is nothing on file", () => {
  expect(told([])).toBe("");
  expect(readStored("", householdId)).toEqual([]);
  expect(readStored(null, householdId)).toEqual([]);
});
