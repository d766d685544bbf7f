import { describe, expect, it } from "vitest";
import {
  compareRanges,
  computeRange,
  equalRanges,
  maxOf,
  minOf,
  negateRange,
  type Range,
  rangeOf,
} from "../../../src/eligibility/intervals.ts";

const ends = [-3, -2, -1, 0, 1, 2, 3];
const ranges = ends.flatMap((min) => ends.filter((max) => max >= min).map((max) => ({ min, max })));
const pointsOf = ({ min, max }: { min: number; max: number }) =>
  ends.filter((end) => end >= min && end <= max);
const whole = ({ min, max }: { min: number; max: number }) => rangeOf("int", min, max);

const operations = {
  "+": (x: number, y: number) => x + y,
  "-": (x: number, y: number) => x - y,
  "*": (x: number, y: number) => x * y,
  "/": (x: number, y: number) => Math.trunc(x / y),
  "%": (x: number, y: number) => x % y,
};

function forEachPair(check: (a: (typeof ranges)[0], b: (typeof ranges)[0]) => void): void {
  for (const a of ranges) for (const b of ranges) check(a, b);
}

describe("a computed range", () => {
  it.each(Object.entries(operations))(
    "of %s holds every result, and is unknown where one has none",
    (op, compute) => {
      forEachPair((a, b) => {
        const range = computeRange("int", op as keyof typeof operations, whole(a), whole(b));
        const results = pointsOf(a).flatMap((x) => pointsOf(b).map((y) => compute(x, y)));
        if (!results.every(Number.isFinite)) return expect(range).toBeUndefined();
        expect(minOf(range!)).toBeLessThanOrEqual(Math.min(...results));
        expect(maxOf(range!)).toBeGreaterThanOrEqual(Math.max(...results));
        if (op === "%") return;
        expect([minOf(range!), maxOf(range!)]).toEqual([Math.min(...results) + 0, Math.max(...results) + 0]);
      });
    },
  );

  it("without an upper end stays without one", () => {
    const many: Range = { min: 2, max: Infinity };
    expect(computeRange("int", "+", many, 3)).toEqual({ min: 5, max: Infinity });
    expect(computeRange("int", "-", 3, many)).toEqual({ min: -Infinity, max: 1 });
    expect(computeRange("int", "*", many, 0)).toBe(0);
    expect(computeRange("int", "/", many, many)).toEqual({ min: 0, max: Infinity });
    expect(computeRange("double", "/", many, many)).toEqual({ min: 0, max: Infinity });
    expect(negateRange(many)).toEqual({ min: -Infinity, max: -2 });
  });

  it("beyond what doubles count exactly is unknown", () => {
    expect(computeRange("int", "+", Number.MAX_SAFE_INTEGER, 1)).toBeUndefined();
    expect(computeRange("int", "*", { min: 1, max: 2 ** 52 }, 4)).toBeUndefined();
    expect(computeRange("double", "*", 1e308, 10)).toBeUndefined();
  });
});

describe("a comparison of ranges", () => {
  it.each(["<", "<=", ">", ">="] as const)("by %s is known exactly where all pairs agree", (op) => {
    const holds = { "<": (x: number, y: number) => x < y, "<=": (x: number, y: number) => x <= y };
    const compare = (x: number, y: number) =>
      op.startsWith("<") ? holds[op as "<"](x, y) : holds[op === ">" ? "<" : "<="](y, x);
    forEachPair((a, b) => {
      const results = pointsOf(a).flatMap((x) => pointsOf(b).map((y) => compare(x, y)));
      const agreed = results.every((result) => result === results[0]) ? results[0] : undefined;
      expect(compareRanges(op, whole(a), whole(b))).toBe(agreed);
    });
  });

  it("by equality is known exactly where all pairs agree", () => {
    forEachPair((a, b) => {
      const results = pointsOf(a).flatMap((x) => pointsOf(b).map((y) => x === y));
      const agreed = results.every((result) => result === results[0]) ? results[0] : undefined;
      expect(equalRanges(whole(a), whole(b))).toBe(agreed);
    });
  });
});
