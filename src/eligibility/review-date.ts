// PURE. When an outcome changes though no data does.
import type { Facts } from "./catalogue.ts";
import type { CompiledProgram } from "./program.ts";
import type { Timing } from "./timing.ts";

export type { Timing } from "./timing.ts";

/**
 * The earliest date after `asOf` on which a program's outcome differs from that of `asOf`; `null` where none does.
 *
 * @param factsAt the subject's facts at a date, were no data to change.
 * @param changeDates every date on which facts of that timing may change (birthdays that it names, ends of
 *   validity, dated settings), in any order; dates not after `asOf` are passed over.
 */
export function reviewOn(
  program: CompiledProgram,
  factsAt: (asOf: string) => Facts,
  asOf: string,
  changeDates: (timing: Timing) => readonly string[],
): string | null {
  const facts = factsAt(asOf);
  const { outcome } = program.evaluate(facts);
  const comingDates = (timing: Timing) =>
    timing.moves ? [...new Set(changeDates(timing))].filter((date) => date > asOf).sort() : [];
  // Most outcomes are refusals, and most of those stand: the dates of one criterion say so, without all the others.
  const refusal = outcome === "ineligible" ? program.refusal(facts) : undefined;
  const lifted =
    refusal && comingDates(refusal.timing).find((date) => refusal.evaluate(factsAt(date)) !== false);
  if (refusal && lifted === undefined) return null;
  return (
    comingDates(program.timing).find(
      (date) => date >= (lifted ?? date) && program.evaluate(factsAt(date)).outcome !== outcome,
    ) ?? null
  );
}
