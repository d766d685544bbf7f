// PURE. Emits JavaScript for everything that is not a list: facts, logic, comparison, arithmetic, dates.
import { type Emitter, handOverBit, slotName, slotReasons, unknownOf } from "./emitter.ts";
import type {
  Arithmetic,
  Bind,
  Choose,
  Compare,
  DatePartNode,
  Fact,
  Literal,
  Logic,
  Unary,
  Variable,
} from "./tree.ts";

/** The path of a missing fact without places: `member.birthDate`. */
export function missingCode(node: Fact): string {
  return `${node.level}.${node.missingAs}`;
}

/** Reads a fact as it was given; `why` is code that notes why it tells nothing. */
export function emitRead(emitter: Emitter, node: Fact): { raw: string; why: string } {
  const subject = emitter.emit(node.of);
  const bit = emitter.bitOf(missingCode(node));
  if (node.of.kind === "record") {
    const raw = emitter.constant(`${subject}.${node.name}`);
    return { raw, why: `u |= ${raw} === undefined ? ${bit} : ${handOverBit}` };
  }
  const raw = emitter.constant(`${subject}?.${node.name}`);
  const absent = `${subject} === undefined ? 0 : ${bit}`;
  return { raw, why: `u |= ${raw} === undefined ? ${absent} : ${handOverBit}` };
}

/** Whatever is not a plain value of the fact's type is unknown, and handed over unless it is simply absent. */
export function emitFact(emitter: Emitter, node: Fact): string {
  const { raw, why } = emitRead(emitter, node);
  switch (node.type.kind) {
    case "bool":
      return emitter.constant(`${raw} === true ? 2 : ${raw} === false ? 0 : (${why}, 1)`);
    case "int":
    case "double":
      return emitter.constant(`Number.isFinite(${raw}) ? ${raw} : (${why}, NaN)`);
    default:
      return emitter.constant(`typeof ${raw} === "string" ? ${raw} : (${why}, undefined)`);
  }
}

export function emitNot(emitter: Emitter, node: Unary): string {
  return emitter.constant(`2 - ${emitter.emit(node.of)}`);
}

/** `&&` is the smaller truth of its operands, `||` the greater; the decisive one ends it and clears `u`. */
export function emitLogic(emitter: Emitter, node: Logic): string {
  const [decisive, weaker] = node.kind === "and" ? ["0", "<"] : ["2", ">"];
  const before = emitter.constant("u");
  const result = emitter.variable(emitter.emit(node.left));
  emitter.line(`if (${result} !== ${decisive}) {`);
  const right = emitter.emit(node.right);
  emitter.line(`if (${right} === ${decisive}) { ${result} = ${decisive}; u = ${before}; }`);
  emitter.line(`else if (${right} ${weaker} ${result}) ${result} = ${right};`);
  emitter.line("}");
  return result;
}

export function emitCompare(emitter: Emitter, node: Compare): string {
  const isEquality = node.op === "==" || node.op === "!=";
  const outcomes = node.op === "==" ? ["2", "0"] : ["0", "2"];
  if (
    isEquality &&
    node.left.kind === "fact" &&
    node.left.type.kind === "text" &&
    node.right.kind === "literal"
  ) {
    return emitCodeTest(emitter, node.left, node.right, outcomes);
  }
  const left = emitter.emit(node.left);
  const right = emitter.emit(node.right);
  if (isEquality) return emitter.constant(equalCode(node.left.type.kind, left, right, outcomes));
  if (node.left.type.kind === "date") {
    return emitter.constant(
      `${left} === undefined || ${right} === undefined ? 1 : ${left} ${node.op} ${right} ? 2 : 0`,
    );
  }
  const opposite = { "<": ">=", "<=": ">", ">": "<=", ">=": "<" }[node.op];
  return emitter.constant(`${left} ${node.op} ${right} ? 2 : ${left} ${opposite} ${right} ? 0 : 1`);
}

/** The commonest comparison, a code with a written one, tests the value first and asks its type only then. */
function emitCodeTest(
  emitter: Emitter,
  fact: Fact,
  code: Literal,
  [whenEqual, whenNot]: readonly string[],
): string {
  const { raw, why } = emitRead(emitter, fact);
  const otherwise = `typeof ${raw} === "string" ? ${whenNot} : (${why}, 1)`;
  return emitter.constant(`${raw} === ${emitter.emit(code)} ? ${whenEqual} : ${otherwise}`);
}

/** The truth of an equality; `whenEqual` and `whenNot` are the truths for the two outcomes. */
export function equalCode(
  kind: string,
  left: string,
  right: string,
  [whenEqual, whenNot]: readonly string[],
): string {
  switch (kind) {
    case "bool":
      return `${left} === 1 || ${right} === 1 ? 1 : ${left} === ${right} ? ${whenEqual} : ${whenNot}`;
    case "int":
    case "double":
      return `${left} === ${right} ? ${whenEqual} : ${left} !== ${left} || ${right} !== ${right} ? 1 : ${whenNot}`;
    default:
      return `${left} === undefined || ${right} === undefined ? 1 : ${left} === ${right} ? ${whenEqual} : ${whenNot}`;
  }
}

/** Emits arithmetic; what overflows, and every quotient by zero, is NaN. */
export function emitArithmetic(emitter: Emitter, node: Arithmetic): string {
  const left = emitter.emit(node.left);
  const right = emitter.emit(node.right);
  if (node.op === "%") return emitter.constant(`${left} % ${right} + 0`);
  if (node.op === "/") {
    return node.type.kind === "int"
      ? emitter.constant(`(${left} - ${left} % ${right}) / ${right} + 0`)
      : exact(emitter, "double", `${right} === 0 ? NaN : ${left} / ${right}`);
  }
  return exact(emitter, node.type.kind, `${left} ${node.op} ${right}`);
}

/** Turns into NaN a number that overflowed, or an int beyond what doubles count exactly. */
export function exact(emitter: Emitter, kind: string, code: string): string {
  const raw = emitter.constant(code);
  return emitter.constant(`${exactTest(kind, raw)} ? ${raw} : NaN`);
}

export const exactTest = (kind: string, value: string): string =>
  kind === "int" ? `Number.isSafeInteger(${value})` : `Number.isFinite(${value})`;

export function emitNegate(emitter: Emitter, node: Unary): string {
  return emitter.constant(`0 - ${emitter.emit(node.of)}`);
}

export function emitConvert(emitter: Emitter, node: Unary): string {
  const of = emitter.emit(node.of);
  return node.type.kind === "int" ? exact(emitter, "int", `Math.trunc(${of})`) : of;
}

export function emitDatePart(emitter: Emitter, node: DatePartNode): string {
  const day = emitter.emit(node.of);
  const part = { year: "yearOf(D)", month: "monthOf(D)", day: "dayOf(D)", dayFromZero: "dayOf(D) - 1" }[
    node.part
  ];
  return emitter.constant(`${day} === undefined ? NaN : ${part.replace("D", day)}`);
}

/** Both branches may agree where the condition is unknown: only the interpreter compares them. */
export function emitChoose(emitter: Emitter, node: Choose): string {
  const condition = emitter.emit(node.condition);
  const result = emitter.variable(unknownOf(node.type));
  if (node.type.kind === "list") return handOver(emitter, result);
  emitter.line(`if (${condition} === 2) {`);
  emitter.line(`${result} = ${emitter.emit(node.yes)};`);
  emitter.line(`} else if (${condition} === 0) {`);
  emitter.line(`${result} = ${emitter.emit(node.no)};`);
  emitter.line(`} else u |= ${handOverBit};`);
  return result;
}

/** Leaves an expression to the interpreter; `result` is a name or value that stands for unknown. */
export function handOver(emitter: Emitter, result: string): string {
  emitter.line(`u |= ${handOverBit};`);
  return result;
}

/** A bound list is left to the interpreter: comprehensions over its name find no list here. */
export function emitBind(emitter: Emitter, node: Bind): string {
  if (node.value.type.kind !== "list") {
    const before = emitter.constant("u");
    emitter.line("u = 0;");
    emitter.line(`const ${slotName(node.slot)} = ${emitter.emit(node.value)};`);
    emitter.line(`const ${slotReasons(node.slot)} = u;`);
    emitter.line(`u = ${before};`);
    emitter.bound.add(node.slot);
  }
  return emitter.emit(node.body);
}

export function emitVariable(emitter: Emitter, { slot }: Variable): string {
  if (emitter.bound.has(slot)) emitter.line(`u |= ${slotReasons(slot)};`);
  return slotName(slot);
}
