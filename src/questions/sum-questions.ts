// PURE. The questions of many subjects together: which fact, wherever it is missing, would settle most.
import type { Indicator } from "../eligibility/catalogue.ts";
import type { RankedQuestion } from "./rank-questions.ts";

export interface AreaQuestion {
  readonly indicator: Indicator;
  /** How many households, or RT, have it to tell. */
  readonly subjects: number;
  /** How many matches every answer, and some answer, determines. */
  readonly settles: number;
  readonly maySettle: number;
  /** Of these matches. */
  readonly programs: readonly string[];
}

export interface QuestionSums {
  /** Takes the questions of one household, or of one RT. */
  add(questions: readonly RankedQuestion[]): void;
  /** What settles most first. */
  ranked(): AreaQuestion[];
}

export function createQuestionSums(): QuestionSums {
  const sums = new Map<
    Indicator,
    { subjects: number; settles: number; maySettle: number; programs: Set<string> }
  >();
  return {
    add(questions) {
      const told = new Set<Indicator>();
      for (const { indicator, settles, maySettle } of questions) {
        const sum = sums.get(indicator) ?? { subjects: 0, settles: 0, maySettle: 0, programs: new Set() };
        sums.set(indicator, sum);
        if (!told.has(indicator)) sum.subjects += 1;
        told.add(indicator);
        sum.settles += settles.matches;
        sum.maySettle += maySettle.matches;
        for (const program of maySettle.programs) sum.programs.add(program);
      }
    },
    ranked: () =>
      [...sums]
        .map(([indicator, { programs, ...sum }]) => ({ indicator, ...sum, programs: [...programs].sort() }))
        .sort(
          (one, other) =>
            other.settles - one.settles ||
            other.maySettle - one.maySettle ||
            (one.indicator.name < other.indicator.name ? -1 : 1),
        ),
  };
}
