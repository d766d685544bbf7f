// PURE. Compiles a tree to a JavaScript function that decides what is plainly known, as fast as one written by
// hand, and hands the rest to the interpreter.
import type { FactRecord, Facts, PartialList } from "./catalogue.ts";
import { dayOf, monthOf, yearOf } from "./dates.ts";
import { emit } from "./emit.ts";
import { Emitter, handOverBit } from "./emitter.ts";
import { interpret } from "./interpret.ts";
import type { Node } from "./tree.ts";

/** The truth of a condition, `undefined` where it is unknown. */
export interface Verdict {
  readonly truth: boolean | undefined;
  /** The missing facts that it waits for, without places and sorted: `household.decile`, `member.birthDate`. */
  readonly missing: readonly string[];
}

type Compiled = (facts: Facts) => number;

const isMet: Verdict = { truth: true, missing: [] };
const isNotMet: Verdict = { truth: false, missing: [] };

/** Compiles a tree of type bool. */
export function compileCondition(tree: Node): (facts: Facts) => Verdict {
  const emitter = new Emitter(emit);
  emitter.line("let unknown = false;");
  for (const condition of conjuncts(tree)) {
    // A block of its own: criteria of one program number their variables alike.
    emitter.line("{");
    const truth = emitter.emit(condition);
    emitter.line(`if (${truth} === 0) return 0;`);
    emitter.line(`if (${truth} === 1) unknown = true;`);
    emitter.line("}");
  }
  // What is unknown is answered below zero, with the reasons that `u` collected.
  emitter.line("return unknown ? -1 - u : 2;");
  const run = makeFunction(emitter.lines);
  const unknowns = new Map<number, Verdict>();
  return function judge(facts) {
    const answer = run(facts);
    if (answer >= 0) return answer === 2 ? isMet : isNotMet;
    const reasons = -1 - answer;
    if ((reasons & handOverBit) !== 0) return judgeByInterpreter(tree, facts);
    const known = unknowns.get(reasons);
    if (known !== undefined) return known;
    const missing = emitter.missable.filter((_, place) => (reasons & (2 << place)) !== 0).sort();
    const unknown: Verdict = { truth: undefined, missing };
    unknowns.set(reasons, unknown);
    return unknown;
  };
}

/** What is joined by `&&` at the top: the first part that does not hold ends the evaluation. */
function conjuncts(tree: Node): readonly Node[] {
  return tree.kind === "and" ? [...conjuncts(tree.left), ...conjuncts(tree.right)] : [tree];
}

function judgeByInterpreter(tree: Node, facts: Facts): Verdict {
  const { value, missing } = interpret(tree, facts);
  if (typeof value === "boolean") return value ? isMet : isNotMet;
  // `members[2].birthDate` and `members[0].birthDate` are both `member.birthDate`.
  const codes = new Set(missing.map((path) => path.replace(/^members\[\d+\]/, "member")));
  return { truth: undefined, missing: [...codes].sort() };
}

/** Compiles a tree of numbers; its value, `undefined` where that is not known. */
export function compileNumber(tree: Node): (facts: Facts) => number | undefined {
  const emitter = new Emitter(emit);
  emitter.line(`return ${emitter.emit(tree)};`);
  const run = makeFunction(emitter.lines);
  return function compute(facts) {
    const number = run(facts);
    // Adding zero turns -0 into 0.
    if (!Number.isNaN(number)) return number + 0;
    const { value } = interpret(tree, facts);
    return typeof value === "number" ? value + 0 : undefined;
  };
}

const noFacts: FactRecord = Object.freeze({});

function makeFunction(lines: readonly string[]): Compiled {
  const code = [
    '"use strict"; return function evaluate(facts) {',
    "const { household = noFacts, member = noFacts, area = noFacts, today, setting, members } = facts;",
    "let u = 0;",
    ...lines,
    "}",
  ].join("\n");
  // The body is emitted from a checked tree: names are the catalogue's identifiers, literals are JSON.
  const make = new Function("noFacts", "listHas", "yearOf", "monthOf", "dayOf", code);
  return make(noFacts, listHas, yearOf, monthOf, dayOf) as Compiled;
}

/** Whether a list fact holds a code, as the three truths of compiled code. */
function listHas(list: readonly string[] | PartialList | undefined, code: string | undefined): number {
  if (Array.isArray(list)) {
    if (code === undefined) return list.length === 0 ? 0 : 1;
    return list.includes(code) ? 2 : 0;
  }
  if (typeof list !== "object" || list === null || !("items" in list)) return 1;
  const { items, possible } = list;
  if (code !== undefined && items.includes(code)) return 2;
  if (possible === "any") return 1;
  if (code === undefined) return items.length + possible.length === 0 ? 0 : 1;
  return possible.includes(code) ? 1 : 0;
}
