// RT are taken together up to a number of households.
import fc from "fast-check";
import { expect, test } from "vitest";
import { rtBatches } from "../../../src/areas/rt-batches.ts";

const sizes = (...households: number[]) =>
  households.map((count, place) => ({ code: `${place}`, households: count }));

test("RT are taken together as long as their households are few enough", () => {
  expect(rtBatches(sizes(40, 60, 1, 0), 100)).toEqual([
    ["0", "1"],
    ["2", "3"],
  ]);
});

test("an RT with too many households is taken by itself, and does not keep others from being taken", () => {
  expect(rtBatches(sizes(10, 500, 0, 10), 100)).toEqual([["0"], ["1"], ["2", "3"]]);
});

test("every RT is taken once, in its order, and no batch of several has too many households", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(200)), fc.integer({ min: 1, max: 300 }), (counts, most) => {
      const batches = rtBatches(sizes(...counts), most);
      expect(batches.flat()).toEqual(counts.map((_, place) => `${place}`));
      for (const batch of batches) {
        expect(batch).not.toEqual([]);
        const total = batch.reduce((sum, code) => sum + counts[Number(code)]!, 0);
        expect(batch.length === 1 || total <= most).toBe(true);
      }
    }),
  );
});
