// PURE. Compiles a tree to a JavaScript function that decides what is plainly known, as fast as one written by
// hand, and hands the rest to the interpreter.
import type { FactRecord, Facts, Level, PartialList } from "./catalogue.ts";
import { dayOf, monthOf, yearOf } from "./dates.ts";
import { emit } from "./emit.ts";
import { Emitter, handOverBit } from "./emitter.ts";
import { interpret } from "./interpret.ts";
import { childrenOf, type Node } from "./tree.ts";

/** The truth of a condition, `undefined` where it is unknown. */
export interface Verdict {
  readonly truth: boolean | undefined;
  /** The missing facts that it waits for, without places and sorted: `household.decile`, `member.birthDate`. */
  readonly missing: readonly string[];
}

type Compiled = (facts: Facts) => number;

const isMet: Verdict = { truth: true, missing: [] };
const isNotMet: Verdict = { truth: false, missing: [] };

const asVerdict: Answers<Verdict> = {
  met: isMet,
  notMet: isNotMet,
  unknown: (missing) => ({ truth: undefined, missing }),
};

/** Compiles a tree of type bool. */
export function compileCondition(tree: Node): (facts: Facts) => Verdict {
  return compileDecision(tree, asVerdict);
}

/** What a decision is told as. */
export interface Answers<Answer> {
  readonly met: Answer;
  readonly notMet: Answer;
  /** @param missing the facts that the decision waits for, as in `Verdict` */
  readonly unknown: (missing: readonly string[]) => Answer;
}

/** Compiles a tree of type bool to a function that gives the caller's own answers. */
export function compileDecision<Answer>(
  tree: Node,
  { met, notMet, unknown }: Answers<Answer>,
): (facts: Facts) => Answer {
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
  const run = makeFunction(emitter.lines, tree);
  const unknowns = new Map<number, Answer>();
  return function decide(facts) {
    const answer = run(facts);
    if (answer === 2) return met;
    if (answer === 0) return notMet;
    const reasons = -1 - answer;
    if ((reasons & handOverBit) !== 0) {
      const { truth, missing } = judgeByInterpreter(tree, facts);
      return truth === undefined ? unknown(missing) : truth ? met : notMet;
    }
    const known = unknowns.get(reasons);
    if (known !== undefined) return known;
    const missing = emitter.missable.filter((_, place) => (reasons & (2 << place)) !== 0).sort();
    const told = unknown(missing);
    unknowns.set(reasons, told);
    return told;
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
  const run = makeFunction(emitter.lines, tree);
  return function compute(facts) {
    const number = run(facts);
    // Adding zero turns -0 into 0.
    if (!Number.isNaN(number)) return number + 0;
    const { value } = interpret(tree, facts);
    return typeof value === "number" ? value + 0 : undefined;
  };
}

const noFacts: FactRecord = Object.freeze({});

/** How each part of the facts is taken; a subject without a household has no facts of one. */
const taken: Readonly<Record<Level | "members", string>> = {
  household: "household = noFacts",
  member: "member = noFacts",
  area: "area = noFacts",
  today: "today",
  setting: "setting",
  members: "members",
};

function makeFunction(lines: readonly string[], tree: Node): Compiled {
  const parts = [...partsOf(tree)].map((part) => taken[part]);
  const code = [
    '"use strict"; return function evaluate(facts) {',
    `const { ${parts.join(", ")} } = facts;`,
    "let u = 0;",
    ...lines,
    "}",
  ].join("\n");
  // The body is emitted from a checked tree: names are the catalogue's identifiers, literals are JSON.
  const make = new Function("noFacts", "listHas", "yearOf", "monthOf", "dayOf", code);
  return make(noFacts, listHas, yearOf, monthOf, dayOf) as Compiled;
}

/** The parts of the facts that a tree reads: reading the others costs as much as deciding a criterion. */
function partsOf(node: Node): ReadonlySet<Level | "members"> {
  const parts = new Set(childrenOf(node).flatMap((child) => [...partsOf(child)]));
  if (node.kind === "record") parts.add(node.level);
  if (node.kind === "members") parts.add("members");
  return parts;
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
