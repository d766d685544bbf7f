// PURE. What is known of lists of which some elements are only possible: membership, quantifiers, counts, sums.
import { type Element, equalValues, type Known, ListValue, type Truth } from "./abstract-values.ts";
import { computeRange, maxOf, minOf, type NumberKind, type Range, rangeOf } from "./intervals.ts";

/** The truth of a comprehension's body for one element. */
export type Test = (element: Element) => Truth;

/** A quantifier's truth, and the element that it rests on, if it rests on one. */
export interface Quantified {
  readonly truth: Truth;
  readonly by?: Element;
}

export function contains(list: ListValue, item: Known): Truth {
  let found: Truth = list.open ? undefined : false;
  for (const element of list.elements) {
    const equal = equalValues(item, element.value);
    if (equal === true && element.certain) return true;
    if (equal !== false) found = undefined;
  }
  return found;
}

/** `exists` is decided by an element that meets the test, `all` by one that does not. */
export function quantify(list: ListValue, decisive: boolean, test: Test): Quantified {
  let truth: Truth = list.open ? undefined : !decisive;
  for (const element of list.elements) {
    const met = test(element);
    if (met === decisive && element.certain) return { truth: decisive, by: element };
    if (met !== !decisive) truth = undefined;
  }
  return { truth };
}

/** Two elements that meet the test decide `exists_one`, whatever the others do. */
export function quantifyOne(list: ListValue, test: Test): Quantified {
  const met: Element[] = [];
  let unsure = list.open;
  for (const element of list.elements) {
    const truth = test(element);
    if (truth === true && element.certain) met.push(element);
    else if (truth !== false) unsure = true;
  }
  if (met.length > 1) return { truth: false };
  if (unsure) return { truth: undefined };
  return met.length === 1 ? { truth: true, by: met[0]! } : { truth: false };
}

export function filter(list: ListValue, test: Test): ListValue {
  const kept: Element[] = [];
  for (const element of list.elements) {
    const truth = test(element);
    if (truth !== false) kept.push({ value: element.value, certain: element.certain && truth === true });
  }
  return new ListValue(kept, list.open);
}

export function map(list: ListValue, transform: (value: Known) => Known): ListValue {
  const elements = list.elements.map(({ value, certain }) => ({ value: transform(value), certain }));
  return new ListValue(elements, list.open);
}

export function sizeOf(list: ListValue): Range {
  const certain = list.elements.filter((element) => element.certain).length;
  return rangeOf("int", certain, list.open ? Infinity : list.elements.length);
}

/** A possible element adds something between nothing and its value. */
export function sumOf(kind: NumberKind, list: ListValue): Range {
  if (list.open) return undefined;
  let total: Range = 0;
  for (const { value, certain } of list.elements) {
    const summand = value as Range;
    if (summand === undefined) return undefined;
    const added = certain ? summand : rangeOf(kind, Math.min(0, minOf(summand)), Math.max(0, maxOf(summand)));
    total = computeRange(kind, "+", total, added);
  }
  return total;
}

/** The element at a place from 0, known where everything up to it is certainly there. */
export function elementAt(list: ListValue, index: Range): Known {
  if (list.open || typeof index !== "number" || index < 0) return undefined;
  const upTo = list.elements.slice(0, index + 1);
  return upTo.every((element) => element.certain) ? upTo[index]?.value : undefined;
}
