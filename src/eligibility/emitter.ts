// PURE. What the compiler to JavaScript knows on its way: the lines so far, fresh names, bits of missing facts.
//
// How values look in compiled code, so that the common path neither allocates nor branches twice:
// a truth is 0 false, 1 unknown, 2 true; an unknown number is NaN, which arithmetic carries on by itself; an
// unknown text, date or member is `undefined`. The local `u` collects why something is unknown: a bit for each
// missing fact, and bit 0 where only the interpreter can tell more (a range, a partial list, an uncertain count).
import type { Node, Type } from "./tree.ts";

export const handOverBit = 1;
/** Bits that fit into a small integer beside the hand-over bit; whatever is missing beyond them is handed over. */
const maxMissingBits = 28;

export class Emitter {
  readonly lines: string[] = [];
  /** What bit `1 << (place + 1)` of `u` stands for: de-indexed paths, `member.birthDate`. */
  readonly missable: string[] = [];
  /** Slots of `cel.bind`: what is missing of their values counts only where they are used. */
  readonly bound = new Set<number>();
  #names = 0;

  constructor(
    /** Emits a node below; handed in so that the files of the compiler do not import each other. */
    readonly emitNode: (emitter: Emitter, node: Node) => string,
  ) {}

  emit(node: Node): string {
    return this.emitNode(this, node);
  }

  line(code: string): void {
    this.lines.push(code);
  }

  fresh(): string {
    return `t${this.#names++}`;
  }

  /** Declares a constant and returns its name. */
  constant(code: string): string {
    const name = this.fresh();
    this.line(`const ${name} = ${code};`);
    return name;
  }

  /** Declares a variable that later lines set. */
  variable(code: string): string {
    const name = this.fresh();
    this.line(`let ${name} = ${code};`);
    return name;
  }

  bitOf(missing: string): number {
    const known = this.missable.indexOf(missing);
    const place = known === -1 ? this.missable.push(missing) - 1 : known;
    return place < maxMissingBits ? 2 << place : handOverBit;
  }
}

/** What stands for an unknown value of a type. */
export function unknownOf(type: Type): string {
  if (type.kind === "bool") return "1";
  return type.kind === "int" || type.kind === "double" ? "NaN" : "undefined";
}

/** Code that tells whether a value of a type is known. */
export function isKnownCode(type: Type, value: string): string {
  if (type.kind === "bool") return `${value} !== 1`;
  return type.kind === "int" || type.kind === "double" ? `${value} === ${value}` : `${value} !== undefined`;
}

/** The name of a variable of a comprehension or of `cel.bind`. */
export const slotName = (slot: number): string => `v${slot}`;
/** The name that keeps the bits of `u` that a bound value left. */
export const slotReasons = (slot: number): string => `w${slot}`;
