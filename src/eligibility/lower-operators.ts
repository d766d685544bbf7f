// PURE. Lowers logic, comparison and arithmetic, and refuses operands that do not fit.
import type { ASTNode } from "@marcbachmann/cel-js";
import { refuseStrangeCodes } from "./enum-codes.ts";
import type { Lowering, Range } from "./lowering.ts";
import type { Comparison, Node, Operation, Type } from "./tree.ts";
import { boolType, faultyType, isFaulty, isNumber, joinTypes, sameType, typeName } from "./types.ts";

type Pair = readonly [ASTNode, ASTNode];

/** Reports an operand that is not a bool. */
export function demandBool(lowering: Lowering, node: Node, range: Range): void {
  if (isFaulty(node.type) || node.type.kind === "bool") return;
  const hint = isNumber(node.type)
    ? { id: "Bandingkan dengan sebuah bilangan.", en: "Compare it with a number." }
    : node.type.kind === "text"
      ? { id: "Bandingkan dengan sebuah kode.", en: "Compare it with a code." }
      : undefined;
  const found = typeName(node.type);
  lowering.report(
    range,
    { id: `Syarat (bool) diharapkan, bukan ${found}.`, en: `A bool is expected, not ${found}.` },
    hint,
  );
}

export function lowerLogic(lowering: Lowering, kind: "and" | "or", [leftAst, rightAst]: Pair): Node {
  const left = lowering.down(leftAst);
  const right = lowering.down(rightAst);
  demandBool(lowering, left, leftAst.range);
  demandBool(lowering, right, rightAst.range);
  return { kind, left, right, type: boolType };
}

export function lowerNot(lowering: Lowering, ofAst: ASTNode): Node {
  const of = lowering.down(ofAst);
  demandBool(lowering, of, ofAst.range);
  return { kind: "not", of, type: boolType };
}

/** Lowers unary minus; of a literal it is a literal. */
export function lowerNegate(lowering: Lowering, ofAst: ASTNode, range: Range): Node {
  const of = lowering.down(ofAst);
  if (isFaulty(of.type)) return of;
  if (!isNumber(of.type)) {
    return lowering.report(range, { id: "Minus hanya untuk bilangan.", en: "Minus is for numbers only." });
  }
  if (of.kind === "literal") return { ...of, value: 0 - (of.value as number), start: range.start };
  return { kind: "negate", of, type: of.type };
}

/** Lowers `c ? a : b`, whose branches must be of one type. */
export function lowerChoose(
  lowering: Lowering,
  [conditionAst, yesAst, noAst]: readonly ASTNode[],
  range: Range,
): Node {
  const condition = lowering.down(conditionAst!);
  const yes = lowering.down(yesAst!);
  const no = lowering.down(noAst!);
  demandBool(lowering, condition, conditionAst!.range);
  if (!sameType(yes.type, no.type)) {
    return lowering.report(
      range,
      {
        id: `Kedua cabang harus bertipe sama, bukan ${typeName(yes.type)} dan ${typeName(no.type)}.`,
        en: `Both branches must be of one type, not ${typeName(yes.type)} and ${typeName(no.type)}.`,
      },
      mixedNumbersHint(yes.type, no.type),
    );
  }
  return { kind: "choose", condition, yes, no, type: joinTypes(yes.type, no.type) };
}

/** What to write where an int meets a double. */
export const mixedNumbersHint = (a: Type, b: Type) =>
  isNumber(a) && isNumber(b)
    ? {
        id: "Tulis `1.0` alih-alih `1`, atau `double(…)`.",
        en: "Write `1.0` instead of `1`, or `double(…)`.",
      }
    : undefined;

/** Lowers a comparison: numbers, dates and bools with their like; codes with codes that they can have. */
export function lowerCompare(
  lowering: Lowering,
  op: Comparison,
  [leftAst, rightAst]: Pair,
  range: Range,
): Node {
  const left = lowering.down(leftAst);
  const right = lowering.down(rightAst);
  const node: Node = { kind: "compare", op, left, right, type: boolType };
  if (isFaulty(left.type) || isFaulty(right.type)) return node;
  const isEquality = op === "==" || op === "!=";
  const comparable = isEquality ? canBeEqual(left.type, right.type) : canBeOrdered(left.type, right.type);
  if (!comparable) {
    lowering.report(
      range,
      {
        id: `\`${typeName(left.type)} ${op} ${typeName(right.type)}\` tidak dapat dibandingkan.`,
        en: `\`${typeName(left.type)} ${op} ${typeName(right.type)}\` cannot be compared.`,
      },
      comparisonHint(left.type, right.type),
    );
  }
  if (isEquality) refuseStrangeCodes(lowering, left, right, range);
  return node;
}

/** Whether `==` may stand between two types. */
export const canBeEqual = (a: Type, b: Type) =>
  sameType(a, b) && ["bool", "int", "double", "text", "date"].includes(a.kind);

const canBeOrdered = (a: Type, b: Type) =>
  (isNumber(a) && isNumber(b)) || (a.kind === "date" && b.kind === "date");

function comparisonHint(a: Type, b: Type) {
  if (a.kind === "text" && b.kind === "text") {
    return {
      id: 'Kode tidak berurutan; tulis `x in ["…", "…"]`.',
      en: 'Codes have no order; write `x in ["…", "…"]`.',
    };
  }
  if (a.kind === "list" || b.kind === "list") {
    return {
      id: 'Tulis `"…" in daftar` atau `size(daftar) == 0`.',
      en: 'Write `"…" in list` or `size(list) == 0`.',
    };
  }
  if (a.kind === "date" || b.kind === "date") {
    return { id: 'Tulis tanggal sebagai `date("2025-12-31")`.', en: 'Write a date as `date("2025-12-31")`.' };
  }
  return mixedNumbersHint(a, b);
}

/** Lowers arithmetic: both operands int or both double; `%` for ints only. */
export function lowerArithmetic(
  lowering: Lowering,
  op: Operation,
  [leftAst, rightAst]: Pair,
  range: Range,
): Node {
  const left = lowering.down(leftAst);
  const right = lowering.down(rightAst);
  if (isFaulty(left.type) || isFaulty(right.type)) return { kind: "faulty", type: faultyType };
  const fits =
    left.type.kind === right.type.kind && isNumber(left.type) && (op !== "%" || left.type.kind === "int");
  if (!fits) {
    const hint =
      left.type.kind === "date" || right.type.kind === "date"
        ? {
            id: "Hitung tahun dengan `getFullYear()`, atau bandingkan tanggal langsung.",
            en: "Count years with `getFullYear()`, or compare dates directly.",
          }
        : mixedNumbersHint(left.type, right.type);
    return lowering.report(
      range,
      {
        id: `\`${typeName(left.type)} ${op} ${typeName(right.type)}\` tidak dapat dihitung.`,
        en: `\`${typeName(left.type)} ${op} ${typeName(right.type)}\` cannot be computed.`,
      },
      hint,
    );
  }
  if ((op === "/" || op === "%") && right.kind === "literal" && right.value === 0) {
    return lowering.report(rightAst.range, { id: "Pembagian dengan nol.", en: "Division by zero." });
  }
  return { kind: "arithmetic", op, left, right, type: left.type };
}
