// PURE. How the types of expressions are made, compared, joined and named.
import type { Indicator, IndicatorType } from "./catalogue.ts";
import type { Type } from "./tree.ts";

export const boolType: Type = { kind: "bool" };
export const intType: Type = { kind: "int" };
export const doubleType: Type = { kind: "double" };
export const dateType: Type = { kind: "date" };
export const textType: Type = { kind: "text" };
export const memberType: Type = { kind: "member" };
export const recordType: Type = { kind: "record" };
export const faultyType: Type = { kind: "faulty" };

export const listOf = (of: Type): Type => ({ kind: "list", of });
export const isFaulty = (type: Type): boolean =>
  type.kind === "faulty" || (type.kind === "list" && isFaulty(type.of));
export const isNumber = (type: Type): boolean => type.kind === "int" || type.kind === "double";

/** The type of an indicator's facts; an enumeration is a text that knows its codes. */
export function typeOfIndicator({ type, otherwise }: Indicator): Type {
  switch (type.kind) {
    case "enum": {
      const codes = slugsOf(type.codes);
      return {
        kind: "text",
        codes: typeof otherwise === "string" && !codes.includes(otherwise) ? [...codes, otherwise] : codes,
      };
    }
    case "list":
      return listOf(type.codes === "programs" ? textType : { kind: "text", codes: slugsOf(type.codes) });
    case "text":
      return textType;
    default:
      return { kind: type.kind };
  }
}

const slugsOf = (codes: Extract<IndicatorType, { kind: "enum" }>["codes"]): readonly string[] =>
  codes.map((code) => code.slug);

/** Whether values of both types may stand in the same place; codes do not matter for that. */
export function sameType(a: Type, b: Type): boolean {
  if (isFaulty(a) || isFaulty(b)) return true;
  if (a.kind === "list" && b.kind === "list") return sameType(a.of, b.of);
  return a.kind === b.kind;
}

/** The type of a value that is of one of two types, which are the same but for their codes. */
export function joinTypes(a: Type, b: Type): Type {
  if (isFaulty(a)) return b;
  if (a.kind === "list" && b.kind === "list") return listOf(joinTypes(a.of, b.of));
  if (a.kind === "text" && b.kind === "text") {
    return a.codes && b.codes ? { kind: "text", codes: [...new Set([...a.codes, ...b.codes])] } : textType;
  }
  return a;
}

/** What a type is called in answers and messages. */
export function typeName(type: Type): string {
  return type.kind === "list" ? `list<${typeName(type.of)}>` : type.kind;
}
