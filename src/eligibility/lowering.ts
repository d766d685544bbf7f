// PURE. What lowering knows on its way through an expression: names in sight, references met, faults found.
import { closest, distance } from "fastest-levenshtein";
import type { ASTNode } from "@marcbachmann/cel-js";
import type { Level, Text, Unit } from "./catalogue.ts";
import type { CriterionError } from "./criterion-error.ts";
import type { CatalogueIndex } from "./index-catalogue.ts";
import type { Faulty, Node, Reference, Type } from "./tree.ts";
import { faultyType } from "./types.ts";

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A name bound by a comprehension or by `cel.bind`. */
interface Binding {
  readonly slot: number;
  readonly type: Type;
}

/** How deep comprehensions may stand inside each other. */
export const maxNestedComprehensions = 2;

const faulty: Faulty = { kind: "faulty", type: faultyType };

export class Lowering {
  readonly errors: CriterionError[] = [];
  readonly #references = new Map<string, Reference>();
  readonly #bindings = new Map<string, Binding>();
  #slots = 0;
  #comprehensions = 0;

  constructor(
    readonly index: CatalogueIndex,
    readonly unit: Unit,
    /** Lowers a node below; handed in so that the files of lowering do not import each other. */
    readonly lower: (lowering: Lowering, ast: ASTNode) => Node,
  ) {}

  /** The facts that were asked so far, each once, in the order of their names. */
  get references(): readonly Reference[] {
    return [...this.#references.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, reference]) => reference);
  }

  report(range: Range, message: Text, hint?: Text): Faulty {
    this.errors.push({ message, start: range.start, end: range.end, ...(hint && { hint }) });
    return faulty;
  }

  down(ast: ASTNode): Node {
    return this.lower(this, ast);
  }

  refer(level: Level, name: string): void {
    this.#references.set(`${level}.${name}`, { level, name });
  }

  binding(name: string): Binding | undefined {
    return this.#bindings.get(name);
  }

  get boundNames(): readonly string[] {
    return [...this.#bindings.keys()];
  }

  /** Lowers what a new variable is seen in. */
  withVariable(name: string, type: Type, lowerBody: (slot: number) => Node): Node {
    const slot = this.#slots++;
    this.#bindings.set(name, { slot, type });
    try {
      return lowerBody(slot);
    } finally {
      this.#bindings.delete(name);
    }
  }

  /** Lowers the body of a comprehension; reports one that stands too deep. */
  withComprehension(range: Range, lowerBody: () => Node): Node {
    if (this.#comprehensions === maxNestedComprehensions) {
      return this.report(range, {
        id: `Paling banyak ${maxNestedComprehensions} perulangan boleh bersarang.`,
        en: `At most ${maxNestedComprehensions} comprehensions may be nested.`,
      });
    }
    this.#comprehensions++;
    try {
      return lowerBody();
    } finally {
      this.#comprehensions--;
    }
  }
}

/** "Did you mean …?", when one of the candidates is close enough to what was written. */
export function didYouMean(written: string, candidates: readonly string[]): Text | undefined {
  if (candidates.length === 0) return undefined;
  const best = closest(written, candidates);
  if (distance(written, best) > Math.max(2, Math.floor(written.length / 3))) return undefined;
  return { id: `Maksud Anda \`${best}\`?`, en: `Did you mean \`${best}\`?` };
}

/** What may be written instead, all of it, for short lists. */
export function oneOf(candidates: readonly string[]): Text {
  const shown = candidates
    .slice(0, 12)
    .map((candidate) => `\`${candidate}\``)
    .join(", ");
  const more = candidates.length > 12 ? ", …" : "";
  return { id: `Yang dikenal: ${shown}${more}.`, en: `Known are: ${shown}${more}.` };
}
