// PURE. What the interpreter knows of a value: all of it, a range of it, or nothing (`undefined`).
import type { FactRecord, Interval, PartialList, Value } from "./catalogue.ts";
import { equalRanges, joinRanges, type Range } from "./intervals.ts";
import type { Type } from "./tree.ts";

export type Truth = boolean | undefined;

/** A member, or the record of another level, with the path that explanations call it by. */
export class Subject {
  readonly record: FactRecord;
  readonly path: string;
  /** The place in `facts.members`, for those found there. */
  readonly place: number | undefined;

  constructor(record: FactRecord, path: string, place?: number) {
    this.record = record;
    this.path = path;
    this.place = place;
  }
}

/** An element of a list that is certainly there, or only possibly. */
export interface Element {
  readonly value: Known;
  readonly certain: boolean;
}

/** A list; an open one may hold more than its elements, of which nothing is known. */
export class ListValue {
  readonly elements: readonly Element[];
  readonly open: boolean;

  constructor(elements: readonly Element[], open: boolean) {
    this.elements = elements;
    this.open = open;
  }
}

export type Known = boolean | number | string | Interval | ListValue | Subject | undefined;

/** Whether nothing about a value is left to be learnt. */
export function isKnown(value: Known): boolean {
  if (value === undefined) return false;
  if (!(value instanceof ListValue)) return typeof value !== "object" || value instanceof Subject;
  return !value.open && value.elements.every((element) => element.certain && isKnown(element.value));
}

/** What a fact as it was given tells; a value that is not of the indicator's type tells nothing. */
export function readFact(type: Type, value: Value | undefined): Known {
  switch (type.kind) {
    case "bool":
      return typeof value === "boolean" ? value : undefined;
    case "int":
    case "double":
      return readNumber(value);
    case "list":
      return readList(value);
    default:
      return typeof value === "string" ? value : undefined;
  }
}

function readNumber(value: Value | undefined): Range {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "object" || !("min" in value) || !(value.min <= value.max)) return undefined;
  return value.min === value.max ? value.min : value;
}

function readList(value: Value | undefined): ListValue | undefined {
  if (Array.isArray(value)) return new ListValue(value.map(certainly), false);
  if (typeof value !== "object" || !("items" in value)) return undefined;
  const { items, possible } = value satisfies PartialList;
  const others = possible === "any" ? [] : possible.filter((code) => !items.includes(code));
  // Nobody knows where the possible ones stand: before the others, no place of any is certain.
  return new ListValue([...others.map(possibly), ...items.map(certainly)], possible === "any");
}

export const certainly = (value: Known): Element => ({ value, certain: true });
const possibly = (value: Known): Element => ({ value, certain: false });

/** Whether two values of one type are equal, as far as is known. */
export function equalValues(a: Known, b: Known): Truth {
  if (a === undefined || b === undefined) return undefined;
  if (isRange(a) && isRange(b)) return equalRanges(a, b);
  return a === b;
}

/** What is known of a value that is one of two: what both agree on. */
export function joinValues(type: Type, a: Known, b: Known): Known {
  if (type.kind === "int" || type.kind === "double") return joinRanges(type.kind, a as Range, b as Range);
  return a === b ? a : undefined;
}

function isRange(value: Known): value is number | Interval {
  return typeof value === "number" || (typeof value === "object" && "min" in value);
}
