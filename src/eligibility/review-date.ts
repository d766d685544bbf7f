// PURE. When an outcome changes though no data does.
import type { Facts } from "./catalogue.ts";
import type { CompiledProgram } from "./program.ts";

export type { Timing } from "./timing.ts";

/**
 * The earliest date after `asOf` on which a program's outcome differs from that of `asOf`; `null` where none does.
 *
 * @param factsAt the subject's facts at a date, were no data to change.
 * @param changeDates every date on which those facts may change (birthdays that the program's `timing` names,
 *   ends of validity, dated settings), in any order; dates not after `asOf` are passed over.
 */
export function reviewOn(
  program: CompiledProgram,
  factsAt: (asOf: string) => Facts,
  asOf: string,
  changeDates: readonly string[],
): string | null {
  const { outcome } = program.evaluate(factsAt(asOf));
  const later = [...new Set(changeDates)].filter((date) => date > asOf).sort();
  return later.find((date) => program.evaluate(factsAt(date)).outcome !== outcome) ?? null;
}
