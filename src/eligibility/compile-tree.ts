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
  const result = emitter.emit(tree);
  // What is unknown is answered below zero, with the reasons that `u` collected.
  emitter.line(`return ${result} === 1 ? -1 - u : ${result};`);
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
  if (code === undefined) return Array.isArray(list) && list.length === 0 ? 0 : 1;
  if (Array.isArray(list)) return list.includes(code) ? 2 : 0;
  if (typeof list !== "object" || list === null || !("items" in list)) return 1;
  if (list.items.includes(code)) return 2;
  return list.possible === "any" || list.possible.includes(code) ? 1 : 0;
}
