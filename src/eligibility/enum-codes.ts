// PURE. Refuses comparisons with codes that an enumeration does not have, which could never be met.
import { didYouMean, type Lowering, oneOf, type Range } from "./lowering.ts";
import type { Literal, Node, Type } from "./tree.ts";

/** Reports literals on one side that are no code of the other, and code lists that share nothing. */
export function refuseStrangeCodes(lowering: Lowering, left: Node, right: Node, range: Range): void {
  const [inLeft, inRight] = [literalsIn(left), literalsIn(right)];
  const [a, b] = [codesOf(left.type), codesOf(right.type)];
  if (a === undefined || b === undefined || (inLeft.length > 0 && inRight.length > 0)) return;
  if (inLeft.length > 0) return refuseStrangeLiterals(lowering, inLeft, b);
  if (inRight.length > 0) return refuseStrangeLiterals(lowering, inRight, a);
  if (a.some((code) => b.includes(code))) return;
  lowering.report(range, {
    id: "Kedua sisi tidak mempunyai kode yang sama.",
    en: "The two sides have no code in common.",
  });
}

function refuseStrangeLiterals(
  lowering: Lowering,
  literals: readonly Literal[],
  codes: readonly string[],
): void {
  for (const literal of literals) {
    const written = literal.value as string;
    if (codes.includes(written)) continue;
    const message = { id: `\`${written}\` bukan kode di sini.`, en: `\`${written}\` is no code here.` };
    lowering.report(literal, message, didYouMean(written, codes) ?? oneOf(codes));
  }
}

/** The text literals that a node's value may be, or may hold. */
function literalsIn(node: Node): readonly Literal[] {
  switch (node.kind) {
    case "literal":
      return typeof node.value === "string" && node.type.kind === "text" ? [node] : [];
    case "list":
      return node.items.flatMap(literalsIn);
    case "choose":
      return [...literalsIn(node.yes), ...literalsIn(node.no)];
    case "bind":
      return literalsIn(node.body);
    default:
      return [];
  }
}

function codesOf(type: Type): readonly string[] | undefined {
  const element = type.kind === "list" ? type.of : type;
  return element.kind === "text" ? element.codes : undefined;
}
