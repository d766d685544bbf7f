// PURE. Evaluates the tree with everything that is known: truth in three values, numbers as ranges, lists of
// which some elements are only possible. A known result holds in every completion of the missing facts.
// An error (a quotient by zero, an index out of range) is a value that nobody knows.
import {
  certainly,
  type Element,
  equalValues,
  isKnown,
  joinValues,
  type Known,
  ListValue,
  readFact,
  Subject,
  type Truth,
} from "./abstract-values.ts";
import type { FactRecord, Facts } from "./catalogue.ts";
import { compareDays, partOf } from "./dates.ts";
import {
  compareRanges,
  computeRange,
  convertRange,
  negateRange,
  type NumberKind,
  type Range,
} from "./intervals.ts";
import { contains, elementAt, filter, map, quantify, quantifyOne, sizeOf, sumOf } from "./list-values.ts";
import { Trail } from "./trail.ts";
import type { Bind, Choose, Compare, Derive, Fact, Logic, Node, Quantify } from "./tree.ts";

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

const noFacts: FactRecord = Object.freeze({});

class Interpreter {
  trail = new Trail();
  readonly #facts: Facts;
  readonly #variables: Known[] = [];
  readonly #missingOfBound: (readonly string[])[] = [];

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  /** The value of a node; where it is known, the trail of missing facts below it is wound back. */
  evaluate(node: Node): Known {
    const { missed, decided } = this.trail;
    const value = this.#value(node);
    if (isKnown(value)) this.trail.forgetMissing(missed);
    if (!keepsWitnesses(node)) this.trail.forgetWitnesses(decided);
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
        this.trail.miss(this.#missingOfBound[node.slot] ?? []);
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
      case "bind":
        this.#bind(node);
        return this.evaluate(node.body);
      case "convert":
        return convertRange(node.type.kind as NumberKind, this.evaluate(node.of) as Range);
      case "date-part": {
        const day = this.evaluate(node.of);
        return typeof day === "string" ? partOf(node.part, day) : undefined;
      }
      case "list":
        return new ListValue(
          node.items.map((item) => certainly(this.evaluate(item))),
          false,
        );
      case "contains": {
        const item = this.evaluate(node.item);
        return this.#ofList(node.list, (list) => contains(list, item));
      }
      case "quantify":
        return this.#ofList(node.list, (list) => this.#quantify(node, list));
      case "filter":
        return this.#ofList(node.list, (list) => filter(list, this.#test(node)));
      case "map":
        return this.#ofList(node.list, (list) => map(list, (value) => this.#bodyFor(node, value)));
      case "size":
        return this.#ofList(node.list, sizeOf);
      case "sum":
        return this.#ofList(node.list, (list) => sumOf(node.type.kind as NumberKind, list));
      case "at": {
        const index = this.evaluate(node.index) as Range;
        return this.#ofList(node.list, (list) => elementAt(list, index));
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
    const subjects = members.map((record, place) => new Subject(record, `members[${place}]`, place));
    return new ListValue(subjects.map(certainly), false);
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
    const start = this.trail.decided;
    const left = this.evaluate(node.left) as Truth;
    if (left === decisive) return decisive;
    const middle = this.trail.decided;
    const right = this.evaluate(node.right) as Truth;
    if (right === decisive) {
      this.trail.forgetWitnessesBetween(start, middle);
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

  /** What is missing of a bound value counts only where the variable is used: it is met on a trail of its own. */
  #bind(node: Bind): void {
    const outer = this.trail;
    this.trail = new Trail();
    this.#variables[node.slot] = this.evaluate(node.value);
    this.#missingOfBound[node.slot] = this.trail.missing;
    this.trail = outer;
  }

  /** Of a list that is unknown, everything is. */
  #ofList<T extends Known>(node: Node, compute: (list: ListValue) => T): T | undefined {
    const list = this.evaluate(node);
    return list instanceof ListValue ? compute(list) : undefined;
  }

  #bodyFor(node: Quantify | Derive, element: Known): Known {
    this.#variables[node.slot] = element;
    return this.evaluate(node.body);
  }

  #test(node: Quantify | Derive): (element: Element) => Truth {
    return ({ value }) => this.#bodyFor(node, value) as Truth;
  }

  /** The quantifier's own witness takes the place of those that its body left. */
  #quantify(node: Quantify, list: ListValue): Truth {
    const { decided } = this.trail;
    const test = this.#test(node);
    const { truth, by } =
      node.how === "exists_one" ? quantifyOne(list, test) : quantify(list, node.how === "exists", test);
    this.trail.forgetWitnesses(decided);
    if (by?.value instanceof Subject && by.value.place !== undefined) this.trail.decidedBy(by.value.place);
    return truth;
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
