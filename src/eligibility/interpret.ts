// PURE. Evaluates the tree with everything that is known: truth in three values, numbers as ranges, lists of
// which some elements are only possible. A known result holds in every completion of the missing facts.
// An error (a quotient by zero, an index out of range) is a value that nobody knows.
import {
  type Element,
  equalValues,
  isKnown,
  joinValues,
  type Known,
  ListValue,
  readFact,
  Subject,
} from "./abstract-values.ts";
import type { FactRecord, Facts } from "./catalogue.ts";
import { dayOf, monthOf, yearOf } from "./dates.ts";
import {
  compareRanges,
  computeRange,
  convertRange,
  maxOf,
  minOf,
  negateRange,
  type NumberKind,
  type Range,
  rangeOf,
} from "./intervals.ts";
import { Trail } from "./trail.ts";
import type {
  At,
  Bind,
  Choose,
  Compare,
  Contains,
  DatePart,
  Fact,
  Filter,
  Logic,
  MapNode,
  Node,
  Quantify,
  Size,
  Sum,
} from "./tree.ts";

export interface Interpretation {
  readonly value: Known;
  /** Paths of the missing facts that the result waits for, in the order met; empty where it is known. */
  readonly missing: readonly string[];
  /** Place in `facts.members` of the member that decided a quantifier. */
  readonly witness?: number;
}

/** Evaluates a tree for one subject. */
export function interpret(tree: Node, facts: Facts): Interpretation {
  const interpreter = new Interpreter(facts);
  const value = interpreter.evaluate(tree);
  const { missing, witness } = interpreter.trail;
  return { value, missing, ...(typeof value === "boolean" && witness !== undefined && { witness }) };
}

type Truth = boolean | undefined;
const noFacts: FactRecord = Object.freeze({});

const dateParts: Readonly<Record<DatePart, (day: string) => number>> = {
  year: yearOf,
  month: monthOf,
  day: dayOf,
  dayFromZero: (day) => dayOf(day) - 1,
};

class Interpreter {
  readonly trail = new Trail();
  readonly #facts: Facts;
  readonly #variables: Known[] = [];

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  /** The value of a node; where it is known, the trail of missing facts below it is wound back. */
  evaluate(node: Node): Known {
    const start = this.trail.mark;
    const value = this.#value(node);
    if (isKnown(value)) this.trail.forgetMissing(start);
    if (!keepsWitnesses(node)) this.trail.forgetWitnesses(start);
    return value;
  }

  #value(node: Node): Known {
    switch (node.kind) {
      case "literal":
        return node.value;
      case "record":
        return new Subject(this.#facts[node.level] ?? noFacts, node.level);
      case "members":
        return this.#members();
      case "variable":
        return this.#variables[node.slot];
      case "fact":
        return this.#fact(node);
      case "not":
        return negateTruth(this.evaluate(node.of) as Truth);
      case "negate":
        return negateRange(this.evaluate(node.of) as Range);
      case "and":
        return this.#logic(node, false);
      case "or":
        return this.#logic(node, true);
      case "compare":
        return this.#compare(node);
      case "arithmetic": {
        const [left, right] = [this.evaluate(node.left), this.evaluate(node.right)];
        return computeRange(node.type.kind as NumberKind, node.op, left as Range, right as Range);
      }
      case "choose":
        return this.#choose(node);
      case "list":
        return new ListValue(
          node.items.map((item) => ({ value: this.evaluate(item), certain: true })),
          false,
        );
      case "contains":
        return this.#contains(node);
      case "quantify":
        return this.#quantify(node);
      case "filter":
        return this.#filter(node);
      case "map":
        return this.#map(node);
      case "size":
        return this.#size(node);
      case "sum":
        return this.#sum(node);
      case "at":
        return this.#at(node);
      case "bind":
        return this.#bind(node);
      case "convert":
        return convertRange(node.type.kind as NumberKind, this.evaluate(node.of) as Range);
      case "date-part": {
        const day = this.evaluate(node.of);
        return typeof day === "string" ? dateParts[node.part](day) : undefined;
      }
      case "faulty":
        throw new Error("A faulty expression is never evaluated.");
    }
  }

  #members(): ListValue | undefined {
    const { members } = this.#facts;
    if (members === undefined) {
      this.trail.miss("members");
      return undefined;
    }
    const elements = members.map((record, place) => ({
      value: new Subject(record, `members[${place}]`, place),
      certain: true,
    }));
    return new ListValue(elements, false);
  }

  #fact(node: Fact): Known {
    const subject = this.evaluate(node.of);
    if (!(subject instanceof Subject)) return undefined;
    const value = readFact(node.type, subject.record[node.name]);
    if (!isKnown(value)) this.trail.miss(`${subject.path}.${node.missingAs}`);
    return value;
  }

  /** `&&` is decided by a false operand, `||` by a true one, whatever the other is. */
  #logic(node: Logic, decisive: boolean): Truth {
    const start = this.trail.mark;
    const left = this.evaluate(node.left) as Truth;
    if (left === decisive) return decisive;
    const middle = this.trail.mark;
    const right = this.evaluate(node.right) as Truth;
    if (right === decisive) {
      this.trail.forgetBetween(start, middle);
      return decisive;
    }
    return left === undefined || right === undefined ? undefined : !decisive;
  }

  #compare(node: Compare): Truth {
    const [left, right] = [this.evaluate(node.left), this.evaluate(node.right)];
    if (node.op === "==") return equalValues(left, right);
    if (node.op === "!=") return negateTruth(equalValues(left, right));
    if (typeof left === "string" && typeof right === "string") return compareDays(node.op, left, right);
    return compareRanges(node.op, left as Range, right as Range);
  }

  /** Where the condition is unknown, the value is known as far as both branches agree. */
  #choose(node: Choose): Known {
    const condition = this.evaluate(node.condition) as Truth;
    if (condition !== undefined) return this.evaluate(condition ? node.yes : node.no);
    return joinValues(node.type, this.evaluate(node.yes), this.evaluate(node.no));
  }

  #contains(node: Contains): Truth {
    const item = this.evaluate(node.item);
    const list = this.evaluate(node.list);
    if (!(list instanceof ListValue)) return undefined;
    let found: Truth = list.open ? undefined : false;
    for (const element of list.elements) {
      const equal = equalValues(item, element.value);
      if (equal === true && element.certain) return true;
      if (equal !== false) found = undefined;
    }
    return found;
  }

  /** The truth of a comprehension's body for one element. */
  #test(node: Quantify | Filter, element: Element): Truth {
    this.#variables[node.slot] = element.value;
    return this.evaluate(node.body) as Truth;
  }

  #quantify(node: Quantify): Truth {
    const list = this.evaluate(node.list);
    if (!(list instanceof ListValue)) return undefined;
    return node.how === "exists_one" ? this.#quantifyOne(node, list) : this.#quantifyAny(node, list);
  }

  /** `exists` is decided by an element that meets the body, `all` by one that does not. */
  #quantifyAny(node: Quantify, list: ListValue): Truth {
    const decisive = node.how === "exists";
    const start = this.trail.mark;
    let result: Truth = list.open ? undefined : !decisive;
    for (const element of list.elements) {
      const met = this.#test(node, element);
      this.trail.forgetWitnesses(start);
      if (met === decisive && element.certain) {
        this.#witness(element);
        return decisive;
      }
      if (met !== !decisive) result = undefined;
    }
    return result;
  }

  #quantifyOne(node: Quantify, list: ListValue): Truth {
    const start = this.trail.mark;
    const met: Element[] = [];
    let unsure = list.open;
    for (const element of list.elements) {
      const truth = this.#test(node, element);
      this.trail.forgetWitnesses(start);
      if (truth === true && element.certain) met.push(element);
      else if (truth !== false) unsure = true;
    }
    if (met.length > 1) return false;
    if (unsure) return undefined;
    if (met.length === 1) this.#witness(met[0]!);
    return met.length === 1;
  }

  #witness({ value }: Element): void {
    if (value instanceof Subject && value.place !== undefined) this.trail.decidedBy(value.place);
  }

  #filter(node: Filter): ListValue | undefined {
    const list = this.evaluate(node.list);
    if (!(list instanceof ListValue)) return undefined;
    const kept: Element[] = [];
    for (const element of list.elements) {
      const truth = this.#test(node, element);
      if (truth !== false) kept.push({ value: element.value, certain: element.certain && truth === true });
    }
    return new ListValue(kept, list.open);
  }

  #map(node: MapNode): ListValue | undefined {
    const list = this.evaluate(node.list);
    if (!(list instanceof ListValue)) return undefined;
    const elements = list.elements.map(({ value, certain }) => {
      this.#variables[node.slot] = value;
      return { value: this.evaluate(node.body), certain };
    });
    return new ListValue(elements, list.open);
  }

  #size(node: Size): Range {
    const list = this.evaluate(node.list);
    if (!(list instanceof ListValue)) return undefined;
    const certain = list.elements.filter((element) => element.certain).length;
    return rangeOf("int", certain, list.open ? Infinity : list.elements.length);
  }

  /** A possible element adds something between nothing and its value. */
  #sum(node: Sum): Range {
    const kind = node.type.kind as NumberKind;
    const list = this.evaluate(node.list);
    if (!(list instanceof ListValue) || list.open) return undefined;
    let total: Range = 0;
    for (const { value, certain } of list.elements) {
      const summand = value as Range;
      if (summand === undefined) return undefined;
      const [min, max] = [minOf(summand), maxOf(summand)];
      const added = certain ? summand : rangeOf(kind, Math.min(0, min), Math.max(0, max));
      total = computeRange(kind, "+", total, added);
    }
    return total;
  }

  #at(node: At): Known {
    const list = this.evaluate(node.list);
    const index = this.evaluate(node.index);
    if (!(list instanceof ListValue) || typeof index !== "number") return undefined;
    const upTo = list.elements.slice(0, index + 1);
    return index >= 0 && upTo.every((element) => element.certain) ? upTo[index]?.value : undefined;
  }

  #bind(node: Bind): Known {
    this.#variables[node.slot] = this.evaluate(node.value);
    return this.evaluate(node.body);
  }
}

const negateTruth = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

/** Only truths that rest on a quantifier's own witness carry it upwards. */
function keepsWitnesses({ kind }: Node): boolean {
  switch (kind) {
    case "not":
    case "and":
    case "or":
    case "choose":
    case "quantify":
    case "bind":
      return true;
    default:
      return false;
  }
}

function compareDays(op: "<" | "<=" | ">" | ">=", a: string, b: string): boolean {
  switch (op) {
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
  }
}
