// PURE. Lowers list literals and membership; lists hold scalars of one type, or members.
import type { ASTNode } from "@marcbachmann/cel-js";
import { refuseStrangeCodes } from "./enum-codes.ts";
import { canBeEqual, mixedNumbersHint } from "./lower-operators.ts";
import type { Lowering, Range } from "./lowering.ts";
import type { Node, Type } from "./tree.ts";
import { boolType, isFaulty, joinTypes, listOf, sameType, typeName } from "./types.ts";

/** Lowers `x in list`. */
export function lowerIn(
  lowering: Lowering,
  [itemAst, listAst]: readonly [ASTNode, ASTNode],
  range: Range,
): Node {
  const item = lowering.down(itemAst);
  const list = lowering.down(listAst);
  const node: Node = { kind: "contains", item, list, type: boolType };
  if (isFaulty(item.type) || isFaulty(list.type)) return node;
  if (list.type.kind !== "list") {
    lowering.report(listAst.range, {
      id: `Di kanan \`in\` harus ada daftar, bukan ${typeName(list.type)}.`,
      en: `A list must stand right of \`in\`, not ${typeName(list.type)}.`,
    });
  } else if (!canBeEqual(item.type, list.type.of)) {
    lowering.report(
      range,
      {
        id: `${typeName(item.type)} tidak mungkin berada di dalam ${typeName(list.type)}.`,
        en: `${typeName(item.type)} cannot be in ${typeName(list.type)}.`,
      },
      mixedNumbersHint(item.type, list.type.of),
    );
  } else {
    refuseStrangeCodes(lowering, item, list, range);
  }
  return node;
}

/** Lowers a list literal: not empty, its elements of one type. */
export function lowerList(lowering: Lowering, itemAsts: readonly ASTNode[], range: Range): Node {
  if (itemAsts.length === 0) {
    return lowering.report(range, {
      id: "Daftar kosong tidak berarti apa-apa.",
      en: "An empty list says nothing.",
    });
  }
  const items = itemAsts.map((ast) => lowering.down(ast));
  let type = items[0]!.type;
  for (const [place, item] of items.entries()) {
    if (!sameType(type, item.type)) {
      return lowering.report(
        itemAsts[place]!.range,
        {
          id: `Unsur daftar harus bertipe sama: ${typeName(type)}, bukan ${typeName(item.type)}.`,
          en: `Elements of a list must be of one type: ${typeName(type)}, not ${typeName(item.type)}.`,
        },
        mixedNumbersHint(type, item.type),
      );
    }
    type = joinTypes(type, item.type);
  }
  if (type.kind === "list" || type.kind === "record") return refuseElement(lowering, type, range);
  return { kind: "list", items, type: listOf(type) };
}

/** Lists hold numbers, texts, bools, dates or members, and nothing nested: that keeps evaluation bounded. */
export function refuseElement(lowering: Lowering, type: Type, range: Range): Node {
  return lowering.report(range, {
    id: `Daftar tidak boleh berisi ${typeName(type)}.`,
    en: `A list must not hold ${typeName(type)}.`,
  });
}
