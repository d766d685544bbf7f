import fc from "fast-check";
import { expect, test } from "vitest";
import type { Identity } from "../../../src/households/identify.ts";
import type { SentNumber } from "../../../src/households/numbers.ts";
import { sharedIdentities } from "../../../src/households/shared-identities.ts";
import { Problem } from "../../../src/problem.ts";

const numbers = (...values: string[]) => ({
  numbers: values.map((value): SentNumber => ({
    ...{ ownerType: "person", index: 0, type: "national-id", system: null, at: "" },
    value,
    hmac: Buffer.from(value),
  })),
});
const identity = (given: Partial<Identity> = {}): Identity => ({
  ...{ householdId: undefined, personIds: new Map(), owned: new Set(), leaving: [], renewed: false },
  ...given,
});

test.each([
  ["a number", [numbers("a", "b"), numbers("b")], [identity(), identity()]],
  [
    "a household that each names by another number",
    [numbers("a"), numbers("b")],
    [identity({ householdId: "H" }), identity({ householdId: "H" })],
  ],
  [
    "a person that each names by another number",
    [numbers("a"), numbers("b")],
    [identity({ personIds: new Map([[0, "P"]]) }), identity({ personIds: new Map([[2, "P"]]) })],
  ],
  ["a number with one that is refused", [numbers("a"), numbers("a")], [identity(), new Problem("conflict")]],
])("households that share %s are decided one after the other", (_, sent, identities) => {
  expect([...sharedIdentities(sent, identities)].sort()).toEqual([0, 1]);
});

test("a household that members come to from another is decided by itself", () => {
  const moving = [identity({ leaving: ["K"] }), identity({ renewed: true }), identity()];
  expect([...sharedIdentities([numbers("a"), numbers("b"), numbers("c")], moving)]).toEqual([0, 1]);
});

test("households side by side have no number, household or person in common, and none is kept apart for nothing", () => {
  const few = fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h");
  const one = fc.record({
    values: fc.uniqueArray(few, { maxLength: 2 }),
    householdId: fc.option(fc.constantFrom("H1", "H2", "H3", "H4"), { nil: undefined }),
    persons: fc.uniqueArray(fc.constantFrom("P1", "P2", "P3", "P4", "P5"), { maxLength: 2 }),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 6 }), (all) => {
      const sent = all.map(({ values }) => numbers(...values));
      const shared = sharedIdentities(
        sent,
        all.map(({ householdId, persons }) =>
          identity({ householdId, personIds: new Map(persons.entries()) }),
        ),
      );
      const named = all.map(({ values, householdId, persons }) => [
        ...new Set([...values, ...persons, ...(householdId === undefined ? [] : [householdId])]),
      ]);
      named.forEach((names, place) => {
        const meets = named.some((other, at) => at !== place && other.some((name) => names.includes(name)));
        expect(shared.has(place)).toBe(meets);
      });
    }),
  );
});
