// PURE. The small typed tree that a valid expression becomes; everything behind the checker works on it alone.
import type { Level } from "./catalogue.ts";

/** The type of an expression. `record` is a level other than the members'; `faulty` stands where a fault was reported, so that one fault is told once. */
export type Type =
  | { readonly kind: "bool" | "int" | "double" | "date" | "member" | "record" | "faulty" }
  | { readonly kind: "text"; readonly codes?: readonly string[] }
  | { readonly kind: "list"; readonly of: Type };

/** A fact that an expression asks: `household.decile`; of a member in a comprehension, `member.age`. */
export interface Reference {
  readonly level: Level;
  readonly name: string;
}

export type Ordering = "<" | "<=" | ">" | ">=";
export type Comparison = "==" | "!=" | Ordering;
export type Operation = "+" | "-" | "*" | "/" | "%";
export type Quantifier = "exists" | "all" | "exists_one";
/** `day` counts from 1, `dayFromZero` and `month` from 0, as CEL's methods of a timestamp do. */
export type DatePart = "year" | "month" | "day" | "dayFromZero";

interface Typed {
  readonly type: Type;
}

export interface Literal extends Typed {
  readonly kind: "literal";
  readonly value: boolean | number | string;
  readonly start: number;
  readonly end: number;
}

/** The record of a level; `member` is the member that a person program is about. */
export interface RecordNode extends Typed {
  readonly kind: "record";
  readonly level: Level;
}

export interface Members extends Typed {
  readonly kind: "members";
}

/** A variable of a comprehension or of `cel.bind`; every one has a slot of its own. */
export interface Variable extends Typed {
  readonly kind: "variable";
  readonly slot: number;
}

export interface Fact extends Typed {
  readonly kind: "fact";
  readonly of: Node;
  readonly level: Level;
  readonly name: string;
  /** What an explanation calls it where it is missing. */
  readonly missingAs: string;
}

/** `convert` is `int(double)` or `double(int)`, as the node's type says. */
export interface Unary extends Typed {
  readonly kind: "not" | "negate" | "convert";
  readonly of: Node;
}

export interface Logic extends Typed {
  readonly kind: "and" | "or";
  readonly left: Node;
  readonly right: Node;
}

export interface Compare extends Typed {
  readonly kind: "compare";
  readonly op: Comparison;
  readonly left: Node;
  readonly right: Node;
}

export interface Arithmetic extends Typed {
  readonly kind: "arithmetic";
  readonly op: Operation;
  readonly left: Node;
  readonly right: Node;
}

export interface Choose extends Typed {
  readonly kind: "choose";
  readonly condition: Node;
  readonly yes: Node;
  readonly no: Node;
}

export interface ListNode extends Typed {
  readonly kind: "list";
  readonly items: readonly Node[];
}

export interface Contains extends Typed {
  readonly kind: "contains";
  readonly item: Node;
  readonly list: Node;
}

export interface Quantify extends Typed {
  readonly kind: "quantify";
  readonly how: Quantifier;
  readonly list: Node;
  readonly slot: number;
  readonly body: Node;
}

export interface Derive extends Typed {
  readonly kind: "filter" | "map";
  readonly list: Node;
  readonly slot: number;
  readonly body: Node;
}

export interface Measure extends Typed {
  readonly kind: "size" | "sum";
  readonly list: Node;
}

export interface At extends Typed {
  readonly kind: "at";
  readonly list: Node;
  readonly index: Node;
}

export interface Bind extends Typed {
  readonly kind: "bind";
  readonly slot: number;
  readonly value: Node;
  readonly body: Node;
}

export interface DatePartNode extends Typed {
  readonly kind: "date-part";
  readonly part: DatePart;
  readonly of: Node;
}

/** Stands where a fault was reported; no valid expression holds one. */
export interface Faulty extends Typed {
  readonly kind: "faulty";
}

export type Node =
  | Literal
  | RecordNode
  | Members
  | Variable
  | Fact
  | Unary
  | Logic
  | Compare
  | Arithmetic
  | Choose
  | ListNode
  | Contains
  | Quantify
  | Derive
  | Measure
  | At
  | Bind
  | DatePartNode
  | Faulty;

/** The nodes directly below a node, in the order in which they are written. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "literal":
    case "record":
    case "members":
    case "variable":
    case "faulty":
      return [];
    case "fact":
    case "not":
    case "negate":
    case "convert":
    case "date-part":
      return [node.of];
    case "and":
    case "or":
    case "compare":
    case "arithmetic":
      return [node.left, node.right];
    case "choose":
      return [node.condition, node.yes, node.no];
    case "list":
      return node.items;
    case "contains":
      return [node.item, node.list];
    case "quantify":
    case "filter":
    case "map":
      return [node.list, node.body];
    case "size":
    case "sum":
      return [node.list];
    case "at":
      return [node.list, node.index];
    case "bind":
      return [node.value, node.body];
  }
}
