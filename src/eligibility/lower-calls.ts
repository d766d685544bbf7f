// PURE. Lowers functions, methods and comprehensions of the subset; refuses every other one.
import type { ASTNode } from "@marcbachmann/cel-js";
import { lowerConversion, lowerDateLiteral, lowerDatePart } from "./lower-conversions.ts";
import { refuseElement } from "./lower-lists.ts";
import { demandBool } from "./lower-operators.ts";
import { levels } from "./index-catalogue.ts";
import { didYouMean, type Lowering, oneOf, type Range } from "./lowering.ts";
import type { Node, Quantifier } from "./tree.ts";
import { boolType, faultyType, intType, isFaulty, isNumber, listOf, typeName } from "./types.ts";

const functions = ["size", "sum", "date", "timestamp", "int", "double"];
const macros = ["exists", "exists_one", "all", "filter", "map"];
const dateParts = ["getFullYear", "getMonth", "getDate", "getDayOfMonth"];
const methods = [...macros, "size", "sum", ...dateParts];

/** Lowers `size(x)`, `date("…")` and the like. */
export function lowerCall(lowering: Lowering, name: string, args: readonly ASTNode[], range: Range): Node {
  if (name === "has") {
    const message = { id: "`has` tidak diperlukan.", en: "`has` is not needed." };
    return lowering.report(range, message, {
      id: "Fakta yang hilang membuat hasilnya tidak diketahui, bukan salah.",
      en: "A missing fact makes the result unknown, not false.",
    });
  }
  if (!functions.includes(name)) return refuseFunction(lowering, name, functions, range);
  const [arg] = args;
  if (arg === undefined || args.length !== 1) return refuseCount(lowering, name, 1, range);
  switch (name) {
    case "size":
      return lowerSize(lowering, arg);
    case "sum":
      return lowerSum(lowering, arg, range);
    case "date":
    case "timestamp":
      return lowerDateLiteral(lowering, name, arg, range);
    default:
      return lowerConversion(lowering, name as "int" | "double", arg, range);
  }
}

/** Lowers `list.exists(m, …)`, `cel.bind(…)`, `date.getFullYear()` and the like. */
export function lowerMethod(
  lowering: Lowering,
  name: string,
  receiver: ASTNode,
  args: readonly ASTNode[],
  range: Range,
): Node {
  if (receiver.op === "id" && receiver.args === "cel" && name === "bind")
    return lowerBind(lowering, args, range);
  if (macros.includes(name)) return lowerComprehension(lowering, name, receiver, args, range);
  if (!methods.includes(name)) return refuseFunction(lowering, name, methods, range);
  if (args.length > 0) return refuseCount(lowering, name, 0, range);
  if (name === "size") return lowerSize(lowering, receiver);
  if (name === "sum") return lowerSum(lowering, receiver, range);
  return lowerDatePart(lowering, name, receiver, range);
}

function refuseFunction(lowering: Lowering, name: string, known: readonly string[], range: Range): Node {
  const message = { id: `Fungsi \`${name}\` tidak tersedia.`, en: `There is no function \`${name}\`.` };
  return lowering.report(range, message, didYouMean(name, known) ?? oneOf(known));
}

function refuseCount(lowering: Lowering, name: string, count: number, range: Range): Node {
  return lowering.report(range, {
    id: `\`${name}\` memerlukan ${count} argumen.`,
    en: `\`${name}\` takes ${count} argument${count === 1 ? "" : "s"}.`,
  });
}

/** Lowers a list operand; `undefined` after a fault was reported. */
function lowerListOperand(lowering: Lowering, ast: ASTNode): Node | undefined {
  const list = lowering.down(ast);
  if (isFaulty(list.type)) return undefined;
  if (list.type.kind === "list") return list;
  lowering.report(ast.range, {
    id: `Daftar diharapkan, bukan ${typeName(list.type)}.`,
    en: `A list is expected, not ${typeName(list.type)}.`,
  });
  return undefined;
}

function lowerSize(lowering: Lowering, ast: ASTNode): Node {
  const list = lowerListOperand(lowering, ast);
  return list === undefined ? { kind: "faulty", type: faultyType } : { kind: "size", list, type: intType };
}

function lowerSum(lowering: Lowering, ast: ASTNode, range: Range): Node {
  const list = lowerListOperand(lowering, ast);
  if (list === undefined || list.type.kind !== "list") return { kind: "faulty", type: faultyType };
  if (isNumber(list.type.of)) return { kind: "sum", list, type: list.type.of };
  const message = {
    id: `Hanya bilangan yang dapat dijumlahkan, bukan ${typeName(list.type)}.`,
    en: `Only numbers can be summed up, not ${typeName(list.type)}.`,
  };
  return lowering.report(range, message, {
    id: "Ambil dulu bilangannya: `members.map(m, m.x).sum()`.",
    en: "Take the numbers first: `members.map(m, m.x).sum()`.",
  });
}

/** Lowers `cel.bind(name, value, expression)`. */
function lowerBind(lowering: Lowering, args: readonly ASTNode[], range: Range): Node {
  const [nameAst, valueAst, bodyAst] = args;
  if (args.length !== 3) return refuseCount(lowering, "cel.bind", 3, range);
  const name = lowerVariableName(lowering, nameAst!);
  const value = lowering.down(valueAst!);
  if (name === undefined) return { kind: "faulty", type: faultyType };
  if (value.type.kind === "record") return refuseElement(lowering, value.type, valueAst!.range);
  return lowering.withVariable(name, value.type, (slot) => {
    const body = lowering.down(bodyAst!);
    return { kind: "bind", slot, value, body, type: body.type };
  });
}

/** A variable's name: new, so that no one reads the wrong one. */
function lowerVariableName(lowering: Lowering, ast: ASTNode): string | undefined {
  if (ast.op !== "id") {
    lowering.report(ast.range, {
      id: "Nama variabel diharapkan.",
      en: "The name of a variable is expected.",
    });
    return undefined;
  }
  const name = ast.args;
  const taken = ["members", "cel", ...levels, ...lowering.boundNames];
  if (!taken.includes(name)) return name;
  lowering.report(
    ast.range,
    { id: `Nama \`${name}\` sudah dipakai.`, en: `The name \`${name}\` is taken.` },
    { id: "Pilih nama lain, misalnya `m`.", en: "Choose another one, for example `m`." },
  );
  return undefined;
}

/** Lowers the macros over lists; `map` with three arguments filters first. */
function lowerComprehension(
  lowering: Lowering,
  name: string,
  receiver: ASTNode,
  args: readonly ASTNode[],
  range: Range,
): Node {
  if (args.length !== 2 && !(name === "map" && args.length === 3))
    return refuseCount(lowering, name, 2, range);
  const list = lowerListOperand(lowering, receiver);
  const variable = lowerVariableName(lowering, args[0]!);
  if (variable === undefined) return { kind: "faulty", type: faultyType };
  const element = list?.type.kind === "list" ? list.type.of : faultyType;
  return lowering.withComprehension(range, () => {
    const over = list ?? { kind: "faulty", type: faultyType };
    if (name === "map" && args.length === 3) {
      const kept = lowerOver(lowering, "filter", over, variable, element, args[1]!);
      return lowerOver(lowering, "map", kept, variable, element, args[2]!);
    }
    return lowerOver(lowering, name, over, variable, element, args[1]!);
  });
}

function lowerOver(
  lowering: Lowering,
  name: string,
  list: Node,
  variable: string,
  element: Node["type"],
  bodyAst: ASTNode,
): Node {
  return lowering.withVariable(variable, element, (slot): Node => {
    const body = lowering.down(bodyAst);
    if (name === "map") {
      if (body.type.kind === "list" || body.type.kind === "record") {
        return refuseElement(lowering, body.type, bodyAst.range);
      }
      return { kind: "map", list, slot, body, type: listOf(body.type) };
    }
    demandBool(lowering, body, bodyAst.range);
    if (name === "filter") return { kind: "filter", list, slot, body, type: list.type };
    return { kind: "quantify", how: name as Quantifier, list, slot, body, type: boolType };
  });
}
