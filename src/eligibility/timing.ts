// PURE. What of an expression moves with time alone, so that callers can list the dates that may change it.
import { applicabilities } from "./applicability.ts";
import type { Catalogue } from "./catalogue.ts";
import { indexCatalogue } from "./index-catalogue.ts";
import { childrenOf, type Fact, type Literal, type Node } from "./tree.ts";

/** How finely the reference date itself is looked at, besides comparisons of it with a written date. */
export type TodayStep = "day" | "month" | "year";

export interface Timing {
  /** Whole years that an age is compared with, ascending: the result may change at L and at L + 1. */
  readonly ages: readonly number[];
  /** Dates that `today.date` is compared with, ascending: the result may change on it and on the day after. */
  readonly dates: readonly string[];
  /** Whether an age is computed with, so that every birthday may matter. */
  readonly anyAge: boolean;
  /** Absent where `today.date` is compared with written dates at most. */
  readonly todayStep?: TodayStep;
  /** Whether time alone may move any fact that is asked; given facts stand still unless their applicability moves. */
  readonly moves: boolean;
  /** Whether the ages of all members matter, and not those of the one alone whom a program of persons is about. */
  readonly everyMember: boolean;
}

/** Finds what moves with time in a tree, and in the applicability of every fact that it asks. */
export function timingOf(catalogue: Catalogue, tree: Node): Timing {
  const finder = new TimingFinder(catalogue);
  finder.visit(tree);
  return finder.timing();
}

/** What moves in any of several expressions. */
export function mergeTimings(timings: readonly Timing[]): Timing {
  const ages = new Set(timings.flatMap((timing) => timing.ages));
  const dates = new Set(timings.flatMap((timing) => timing.dates));
  const todayStep = steps.find((step) => timings.some((timing) => timing.todayStep === step));
  return {
    ages: [...ages].sort((a, b) => a - b),
    dates: [...dates].sort(),
    anyAge: timings.some((timing) => timing.anyAge),
    ...(todayStep && { todayStep }),
    moves: timings.some((timing) => timing.moves),
    everyMember: timings.some((timing) => timing.everyMember),
  };
}

const steps: readonly TodayStep[] = ["day", "month", "year"];

class TimingFinder {
  readonly #catalogue: Catalogue;
  readonly #seen = new Set<string>();
  readonly #found: Timing[] = [];

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  timing(): Timing {
    return mergeTimings(this.#found);
  }

  visit(node: Node): void {
    switch (node.kind) {
      case "compare":
        return this.#visitPair(node.left, node.right, [node.left, node.right].filter(isLiteral));
      case "contains": {
        const items = node.list.kind === "list" ? node.list.items : [];
        const isWritten = items.length > 0 && items.every(isLiteral);
        return this.#visitPair(node.item, node.list, isWritten ? items.filter(isLiteral) : []);
      }
      case "date-part":
        if (node.of.kind === "fact" && node.of.level === "today") {
          const step = node.part === "dayFromZero" ? "day" : node.part;
          this.#noteMoving(node.of);
          return this.#note({ todayStep: step });
        }
        return this.visit(node.of);
      case "members":
        return this.#note({ everyMember: true });
      case "fact":
        this.#visitApplicability(node);
        this.visit(node.of);
        this.#noteMoving(node);
        if (this.#isAge(node)) this.#note({ anyAge: true });
        if (node.level === "today") this.#note({ todayStep: node.name === "year" ? "year" : "day" });
        return;
      default:
        for (const child of childrenOf(node)) this.visit(child);
    }
  }

  /** An age or today's date against written values changes at those values; anything else as its parts do. */
  #visitPair(left: Node, right: Node, written: readonly Literal[]): void {
    const asked = left.kind === "fact" ? left : right;
    if (written.length > 0 && asked.kind === "fact") {
      if (this.#isAge(asked)) {
        this.#visitApplicability(asked);
        this.visit(asked.of);
        this.#noteMoving(asked);
        return this.#note({ ages: written.map((literal) => Math.floor(literal.value as number)) });
      }
      if (asked.level === "today" && asked.type.kind === "date") {
        this.#noteMoving(asked);
        return this.#note({ dates: written.map((literal) => literal.value as string) });
      }
    }
    this.visit(left);
    this.visit(right);
  }

  #visitApplicability({ level, name }: Fact): void {
    const code = `${level}.${name}`;
    if (this.#seen.has(code)) return;
    this.#seen.add(code);
    const applicability = applicabilities(this.#catalogue).get(code);
    if (applicability !== undefined) this.visit(applicability.condition);
  }

  /** Of ages, of what is computed, of settings and of the reference date nothing says that they stand still. */
  #noteMoving(fact: Fact): void {
    const { level, name } = fact;
    const isGiven =
      level !== "today" &&
      level !== "setting" &&
      indexCatalogue(this.#catalogue)[level].get(name)?.indicator.origin === "given";
    if (!isGiven || this.#isAge(fact)) this.#note({ moves: true });
    if (level === "household" && this.#isAge(fact)) this.#note({ everyMember: true });
  }

  /** Ages are the facts of people and households that are measured in years. */
  #isAge({ level, name }: Fact): boolean {
    if (level === "today" || level === "setting") return false;
    return indexCatalogue(this.#catalogue)[level].get(name)?.indicator.measure === "years";
  }

  #note(found: Partial<Timing>): void {
    this.#found.push({ ages: [], dates: [], anyAge: false, moves: false, everyMember: false, ...found });
  }
}

function isLiteral(node: Node): node is Literal {
  return node.kind === "literal";
}
