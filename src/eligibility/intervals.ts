// PURE. Arithmetic and comparison of numbers of which only the range is known: every result holds for every
// number in the ranges. A number that is beyond what doubles count exactly, or a quotient by what may be zero, is
// `undefined`: a value that nobody knows, which never decides.
import type { Interval } from "./catalogue.ts";
import type { Operation, Ordering } from "./tree.ts";

/** A number, a range of numbers, or nothing known. */
export type Range = number | Interval | undefined;

export type NumberKind = "int" | "double";

export const minOf = (range: number | Interval): number => (typeof range === "number" ? range : range.min);
export const maxOf = (range: number | Interval): number => (typeof range === "number" ? range : range.max);

/** The range between two ends; a point is a plain number. */
export function rangeOf(kind: NumberKind, min: number, max: number): Range {
  if (!(min <= max) || min === Infinity || max === -Infinity) return undefined;
  if (kind === "int" && (isInexact(min) || isInexact(max))) return undefined;
  return min === max ? min + 0 : { min: min + 0, max: max + 0 };
}

const isInexact = (end: number): boolean => Number.isFinite(end) && !Number.isSafeInteger(end);

export function negateRange(range: Range): Range {
  if (range === undefined || typeof range === "number") return range === undefined ? undefined : 0 - range;
  return { min: 0 - range.max, max: 0 - range.min };
}

/** The smallest range that holds both. */
export function joinRanges(kind: NumberKind, a: Range, b: Range): Range {
  if (a === undefined || b === undefined) return undefined;
  return rangeOf(kind, Math.min(minOf(a), minOf(b)), Math.max(maxOf(a), maxOf(b)));
}

/** Int division truncates towards zero, as CEL's does; a double that overflows is `undefined`. */
export function computeRange(kind: NumberKind, op: Operation, a: Range, b: Range): Range {
  if (a === undefined || b === undefined) return undefined;
  switch (op) {
    case "+":
      return rangeOf(kind, minOf(a) + minOf(b), maxOf(a) + maxOf(b));
    case "-":
      return rangeOf(kind, minOf(a) - maxOf(b), maxOf(a) - minOf(b));
    case "*":
      return atCorners(kind, a, b, times);
    case "/":
      if (minOf(b) <= 0 && maxOf(b) >= 0) return undefined;
      return atCorners(kind, a, b, kind === "int" ? truncatedQuotient : quotient);
    case "%":
      return remainder(a, b);
  }
}

/** Products and quotients are monotone in each operand, so that their extremes are at the corners. */
function atCorners(
  kind: NumberKind,
  a: number | Interval,
  b: number | Interval,
  compute: (x: number, y: number) => number,
): Range {
  const corners = [
    compute(minOf(a), minOf(b)),
    compute(minOf(a), maxOf(b)),
    compute(maxOf(a), minOf(b)),
    compute(maxOf(a), maxOf(b)),
  ];
  return rangeOf(kind, Math.min(...corners), Math.max(...corners));
}

/** An end at infinity stands for numbers without bound, all of them finite: zero times one of them is zero. */
const times = (x: number, y: number): number => (x === 0 || y === 0 ? 0 : x * y);

function quotient(x: number, y: number): number {
  if (Number.isFinite(x) || Number.isFinite(y)) return x / y;
  return Math.sign(x) * Math.sign(y) * Infinity;
}

/** Exact for safe integers, where `Math.trunc(x / y)` may round up. */
function truncatedQuotient(x: number, y: number): number {
  if (!Number.isFinite(x)) return quotient(x, y);
  return Number.isFinite(y) ? (x - (x % y)) / y : 0;
}

/** The remainder has the dividend's sign and is smaller than the divisor. */
function remainder(a: number | Interval, b: number | Interval): Range {
  if (minOf(b) <= 0 && maxOf(b) >= 0) return undefined;
  if (typeof a === "number" && typeof b === "number") return (a % b) + 0;
  const below = Math.max(Math.abs(minOf(b)), Math.abs(maxOf(b))) - 1;
  const min = minOf(a) < 0 ? Math.max(-below, minOf(a)) : 0;
  const max = maxOf(a) > 0 ? Math.min(below, maxOf(a)) : 0;
  return rangeOf("int", min, max);
}

/** Known as soon as every pair of numbers from the two ranges agrees. */
export function compareRanges(op: Ordering, a: Range, b: Range): boolean | undefined {
  if (a === undefined || b === undefined) return undefined;
  switch (op) {
    case "<":
      return maxOf(a) < minOf(b) ? true : minOf(a) >= maxOf(b) ? false : undefined;
    case "<=":
      return maxOf(a) <= minOf(b) ? true : minOf(a) > maxOf(b) ? false : undefined;
    case ">":
      return compareRanges("<", b, a);
    case ">=":
      return compareRanges("<=", b, a);
  }
}

/** Equal points are equal, disjoint ranges are not; between them nothing is known. */
export function equalRanges(a: Range, b: Range): boolean | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (maxOf(a) < minOf(b) || minOf(a) > maxOf(b)) return false;
  return typeof a === "number" && typeof b === "number" ? true : undefined;
}

/** `int(double)` truncates; `double(int)` changes nothing. */
export function convertRange(to: NumberKind, range: Range): Range {
  if (range === undefined || to === "double") return range;
  return rangeOf("int", Math.trunc(minOf(range)), Math.trunc(maxOf(range)));
}
