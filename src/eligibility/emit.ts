// PURE. Emits JavaScript for a tree, node by node. Only names of the catalogue and JSON literals get into it.
import { emitAt, emitContains, emitQuantify, emitSize, emitSum } from "./emit-lists.ts";
import {
  emitArithmetic,
  emitBind,
  emitChoose,
  emitCompare,
  emitConvert,
  emitDatePart,
  emitFact,
  emitLogic,
  emitNegate,
  emitNot,
  emitVariable,
  handOver,
} from "./emit-scalars.ts";
import { type Emitter, unknownOf } from "./emitter.ts";
import type { Literal, Node } from "./tree.ts";

/** Emits the lines that compute a node and returns the name, or the literal, that holds its value. */
export function emit(emitter: Emitter, node: Node): string {
  switch (node.kind) {
    case "literal":
      return emitLiteral(node);
    case "record":
      return node.level;
    case "variable":
      return emitVariable(emitter, node);
    case "fact":
      return emitFact(emitter, node);
    case "not":
      return emitNot(emitter, node);
    case "negate":
      return emitNegate(emitter, node);
    case "and":
    case "or":
      return emitLogic(emitter, node);
    case "compare":
      return emitCompare(emitter, node);
    case "arithmetic":
      return emitArithmetic(emitter, node);
    case "choose":
      return emitChoose(emitter, node);
    case "contains":
      return emitContains(emitter, node);
    case "quantify":
      return emitQuantify(emitter, node);
    case "size":
      return emitSize(emitter, node);
    case "sum":
      return emitSum(emitter, node);
    case "at":
      return emitAt(emitter, node);
    case "bind":
      return emitBind(emitter, node);
    case "convert":
      return emitConvert(emitter, node);
    case "date-part":
      return emitDatePart(emitter, node);
    case "members":
    case "list":
    case "filter":
    case "map":
    case "faulty":
      return handOver(emitter, unknownOf(node.type));
  }
}

function emitLiteral({ value }: Literal): string {
  if (typeof value === "boolean") return value ? "2" : "0";
  return typeof value === "number" && value < 0 ? `(${value})` : JSON.stringify(value);
}
