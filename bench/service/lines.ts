// The figures of the service in words, with what was asked for.
import type { ServiceFigures } from "../service.ts";
import type { Comparison } from "./in-turns.ts";

export function serviceLines(figures: ServiceFigures): string[] {
  const { households, callers, startSeconds, screenings, intakes, reads, moves } = figures;
  const { whole, ...parts } = figures.intakeMilliseconds;
  return [
    `the service with ${households} households in its tables, ${callers} callers at once:`,
    line("screenings", screenings, 0.4),
    line("intakes of new households", intakes.fresh, 0.5),
    line("unchanged households again, to new ones", intakes.unchanged, 3),
    line("new households of one RT, to those of 16", intakes.oneRt, 0.4),
    line("a page of referrals", reads.list, 0.5),
    line("matches of a household", reads.matches, 0.5),
    line("accept", moves.accept, 0.5),
    line("claim of five", moves.claim, 0.5),
    `  first start ${startSeconds.first ?? "not measured"} s, asked for ≤ 8; initialised ${startSeconds.initialised} s, asked for ≤ 3`,
    `  an intake takes ${whole} ms by itself: ${Object.entries(parts)
      .map(([name, milliseconds]) => `${name} ${milliseconds}`)
      .join(", ")}`,
  ];
}

function line(what: string, { ratio, perSecond }: Comparison, asked: number): string {
  const verdict = ratio >= asked ? "" : ", MISSED";
  return `  ${what}: ${ratio} × its floor (${perSecond.figure} to ${perSecond.floor} a second), asked for ≥ ${asked} ×${verdict}`;
}
