// PURE. Lowers the library's syntax tree to ours, node by node; whatever is not named here is refused.
import type { ASTNode } from "@marcbachmann/cel-js";
import { lowerCall, lowerMethod } from "./lower-calls.ts";
import { lowerIn, lowerList } from "./lower-lists.ts";
import { lowerIndex, lowerName, lowerSelect } from "./lower-names.ts";
import {
  lowerArithmetic,
  lowerChoose,
  lowerCompare,
  lowerLogic,
  lowerNegate,
  lowerNot,
} from "./lower-operators.ts";
import type { Lowering, Range } from "./lowering.ts";
import type { Node } from "./tree.ts";
import { boolType, doubleType, intType } from "./types.ts";

/** Our tree for a syntax tree. Faults go to `lowering.errors`; the tree is good only when there is none. */
export function lower(lowering: Lowering, ast: ASTNode): Node {
  switch (ast.op) {
    case "value":
      return lowerLiteral(lowering, ast.args, ast.range);
    case "id":
      return lowerName(lowering, ast.args, ast.range);
    case ".":
      return lowerSelect(lowering, lower(lowering, ast.args[0]), ast.args[1], {
        start: ast.pos,
        end: ast.end,
      });
    case "[]":
      return lowerIndex(lowering, ...ast.args, ast.range);
    case "call":
      return lowerCall(lowering, ...ast.args, ast.range);
    case "rcall":
      return lowerMethod(lowering, ...ast.args, ast.range);
    case "list":
      return lowerList(lowering, ast.args, ast.range);
    case "?:":
      return lowerChoose(lowering, ast.args, ast.range);
    case "&&":
      return lowerLogic(lowering, "and", ast.args);
    case "||":
      return lowerLogic(lowering, "or", ast.args);
    case "!_":
      return lowerNot(lowering, ast.args);
    case "-_":
      return lowerNegate(lowering, ast.args, ast.range);
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return lowerCompare(lowering, ast.op, ast.args, ast.range);
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
      return lowerArithmetic(lowering, ast.op, ast.args, ast.range);
    case "in":
      return lowerIn(lowering, ast.args, ast.range);
    default:
      return lowering.report(ast.range, {
        id: `\`${ast.op}\` bukan bagian dari bahasa kriteria.`,
        en: `\`${ast.op}\` is no part of the language of criteria.`,
      });
  }
}

function lowerLiteral(lowering: Lowering, value: unknown, { start, end }: Range): Node {
  switch (typeof value) {
    case "boolean":
      return { kind: "literal", type: boolType, value, start, end };
    case "number":
      return { kind: "literal", type: doubleType, value, start, end };
    case "string":
      return { kind: "literal", type: { kind: "text", codes: [value] }, value, start, end };
    case "bigint":
      if (Number.isSafeInteger(Number(value))) {
        return { kind: "literal", type: intType, value: Number(value), start, end };
      }
      return lowering.report(
        { start, end },
        {
          id: "Bilangan melebihi 2^53.",
          en: "The number is beyond 2^53.",
        },
      );
    default:
      return refuseLiteral(lowering, value, { start, end });
  }
}

function refuseLiteral(lowering: Lowering, value: unknown, range: Range): Node {
  const message = {
    id: "Literal ini bukan bagian dari bahasa kriteria.",
    en: "This literal is no part of the language of criteria.",
  };
  if (value !== null) return lowering.report(range, message);
  return lowering.report(range, message, {
    id: "Fakta yang hilang membuat hasilnya tidak diketahui; tidak ada `null`.",
    en: "A missing fact makes the result unknown; there is no `null`.",
  });
}
