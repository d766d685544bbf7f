// The short way past the schema takes what the schema takes, as the schema has it, and leaves everything else to it.
import fc from "fast-check";
import { expect, it } from "vitest";
import { acceptHousehold } from "../../../src/households/accept-household.ts";
import { sentHousehold } from "../../../src/households/sent-household.ts";
import { inventCity } from "../../../src/invented-city/invent-city.ts";
import { hostileValue } from "../../fuzz/hostile.ts";

type Sent = Record<string, any>;

const city: readonly Sent[] = [...inventCity({ households: 60, seed: 7 })].map(
  (household) => JSON.parse(JSON.stringify(household)) as Sent,
);

it("takes an invented city, each household as the schema has it", () => {
  for (const household of city) {
    expect(acceptHousehold(household)).toStrictEqual(sentHousehold.parse(household));
  }
});

const names = [
  ...Object.keys(sentHousehold.shape),
  ...Object.keys(sentHousehold.shape.members.unwrap().element.shape),
];
const some = fc.oneof(
  hostileValue,
  fc.constantFrom(
    undefined,
    " x ",
    "Bapak\u0007",
    3,
    0,
    true,
    "own",
    ["a"],
    "2026-01-02",
    "1571080101260001",
  ),
);
/** A change of the household, of its facts, of a member or of a member's facts. */
const change = fc.record({
  where: fc.constantFrom("household", "indicators", "member", "member indicators"),
  name: fc.oneof(fc.constantFrom(...names, "floorMaterial", "schooling", "__proto__"), fc.string()),
  value: some,
  isLeftOut: fc.boolean(),
});

type Change = typeof change extends fc.Arbitrary<infer One> ? One : never;

function changed(household: Sent, changes: readonly Change[]): Sent {
  const copy = structuredClone(household);
  for (const { where, name, value, isLeftOut } of changes) {
    const record = where.startsWith("member") ? copy.members?.[0] : copy;
    const place = where.endsWith("indicators") ? record?.indicators : record;
    if (typeof place !== "object" || place === null) continue;
    if (isLeftOut) delete place[name];
    else Object.defineProperty(place, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return copy;
}

it("says nothing of what the schema would not take, and nothing else of what it would", () => {
  fc.assert(
    fc.property(fc.constantFrom(...city), fc.array(change, { maxLength: 3 }), (household, changes) => {
      const sent = changed(household, changes);
      const accepted = acceptHousehold(sent);
      if (accepted === undefined) return;
      const { success, data } = sentHousehold.safeParse(sent);
      expect(success).toBe(true);
      expect(accepted).toStrictEqual(data);
    }),
    { numRuns: 3_000 },
  );
});
