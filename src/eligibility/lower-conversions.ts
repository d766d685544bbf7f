// PURE. Lowers literals of dates, parts of dates, and the conversions between int and double.
import type { ASTNode } from "@marcbachmann/cel-js";
import { isDate } from "./dates.ts";
import type { Lowering, Range } from "./lowering.ts";
import type { DatePart, Node } from "./tree.ts";
import { dateType, doubleType, faultyType, intType, isFaulty, isNumber, typeName } from "./types.ts";

/** Lowers `date("2025-12-31")` and, as CEL writes a day, `timestamp("2025-12-31T00:00:00Z")`. */
export function lowerDateLiteral(lowering: Lowering, name: string, ast: ASTNode, range: Range): Node {
  if (ast.op !== "value" || typeof ast.args !== "string") {
    return lowering.report(ast.range, {
      id: `\`${name}\` memerlukan tanggal yang tertulis.`,
      en: `\`${name}\` takes a date that is written out.`,
    });
  }
  const written = ast.args;
  const day = name === "date" ? written : /^(.{10})T00:00:00Z$/.exec(written)?.[1];
  if (day !== undefined && isDate(day)) {
    return { kind: "literal", type: dateType, value: day, start: range.start, end: range.end };
  }
  const example = name === "date" ? "2025-12-31" : "2025-12-31T00:00:00Z";
  return lowering.report(
    ast.range,
    { id: `\`${written}\` bukan tanggal.`, en: `\`${written}\` is no date.` },
    { id: `Tulis \`${name}("${example}")\`.`, en: `Write \`${name}("${example}")\`.` },
  );
}

const partByMethod: Readonly<Record<string, DatePart>> = {
  getFullYear: "year",
  getMonth: "month",
  getDate: "day",
  getDayOfMonth: "dayFromZero",
};

/** Lowers `member.birthDate.getFullYear()` and its like. */
export function lowerDatePart(lowering: Lowering, method: string, ast: ASTNode, range: Range): Node {
  const of = lowering.down(ast);
  if (isFaulty(of.type)) return { kind: "faulty", type: faultyType };
  if (of.type.kind === "date") return { kind: "date-part", part: partByMethod[method]!, of, type: intType };
  return lowering.report(range, {
    id: `\`${method}\` hanya untuk tanggal, bukan ${typeName(of.type)}.`,
    en: `\`${method}\` is for dates, not ${typeName(of.type)}.`,
  });
}

/** Lowers `int(x)`, which truncates, and `double(x)`. */
export function lowerConversion(lowering: Lowering, to: "int" | "double", ast: ASTNode, range: Range): Node {
  const of = lowering.down(ast);
  if (isFaulty(of.type)) return { kind: "faulty", type: faultyType };
  if (isNumber(of.type)) return { kind: "convert", of, type: to === "int" ? intType : doubleType };
  return lowering.report(range, {
    id: `\`${to}\` hanya untuk bilangan, bukan ${typeName(of.type)}.`,
    en: `\`${to}\` is for numbers, not ${typeName(of.type)}.`,
  });
}
