// Whatever is added up, groups sum to their totals, and nobody is counted twice.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Counts } from "../../../src/simulations/simulation.ts";
import { createTally, type Judged } from "../../../src/simulations/tally.ts";

const outcome = fc.constantFrom("eligible" as const, "ineligible" as const, "undetermined" as const);
const programs = fc.uniqueArray(fc.constantFrom("a", "b", "c")).map((codes) => new Set(codes));
type Placed = Judged & { readonly areaCode: string };
const judged: fc.Arbitrary<Placed> = fc.record({
  areaCode: fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 9 }))
    .map(([district, village, rt]) => `15.71.0${district}.100${village}.00${rt}`),
  decile: fc.option(fc.integer({ min: 1, max: 10 })),
  outcome,
  before: fc.option(outcome, { nil: undefined }),
  missing: fc.uniqueArray(fc.constantFrom("household.decile", "member.birthDate")),
  soleRefusal: fc.option(fc.constantFrom("poor", "old"), { nil: undefined }),
  eligibleFor: programs,
  receives: programs,
});
const cities = fc.array(judged, { maxLength: 60 });

function sumsOf(all: readonly Placed[]) {
  const tally = createTally();
  for (const one of all) tally.of(one.areaCode)(one);
  return tally.sums();
}

const sumOf = (groups: Iterable<Counts>, name: keyof Counts) =>
  [...groups].reduce((sum, group) => sum + group[name], 0);

test("districts, villages and deciles each add up to the totals", () => {
  fc.assert(
    fc.property(cities, (all) => {
      const { totals, districts, villages, deciles } = sumsOf(all);
      expect(totals.eligible + totals.ineligible + totals.undetermined).toBe(totals.subjects);
      expect(totals.subjects).toBe(all.length);
      for (const groups of [districts, villages, deciles]) {
        for (const name of Object.keys(totals) as (keyof Counts)[]) {
          expect(sumOf(groups.values(), name)).toBe(totals[name]);
        }
      }
    }),
  );
});

test("who is eligible now is who was before, with those gained and without those lost", () => {
  fc.assert(
    fc.property(cities, (all) => {
      const { totals } = sumsOf(all);
      const before = all.filter((one) => one.before === "eligible").length;
      expect(before + totals.gained - totals.lost).toBe(totals.eligible);
    }),
  );
});

test("only the eligible coincide, only the undetermined wait, and the order does not matter", () => {
  fc.assert(
    fc.property(cities, (all) => {
      const sums = sumsOf(all);
      for (const counts of [sums.alsoEligible, sums.enrolled]) {
        for (const count of counts.values()) expect(count).toBeLessThanOrEqual(sums.totals.eligible);
      }
      for (const count of sums.missing.values()) {
        expect(count).toBeLessThanOrEqual(sums.totals.undetermined);
      }
      expect(sumsOf([...all].reverse())).toEqual(sums);
    }),
  );
});

test("a subject that is part of no household has no decile, not a missing one", () => {
  const one = {
    missing: [],
    soleRefusal: undefined,
    eligibleFor: new Set<string>(),
    receives: new Set<string>(),
  };
  const rt: Placed = {
    ...one,
    areaCode: "15.71.08.1003.001",
    decile: undefined,
    outcome: "eligible",
    before: undefined,
  };
  expect([...sumsOf([rt]).deciles]).toEqual([]);
  expect([...sumsOf([{ ...rt, decile: null }]).deciles.keys()]).toEqual([null]);
});
