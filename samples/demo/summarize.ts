// PURE. The demo's summary: what every program answers, and what became of the referrals.
import type { MatchAnswer } from "../../src/door/match-answer.ts";
import type { ReferralAnswer } from "../../src/referrals/referral-answer.ts";
import type { Outcomes } from "./read-outcomes.ts";

/** Two tables for a terminal. */
export function summarize({ programs, matches, referrals }: Outcomes): string {
  const answered = programs.map(({ code, unit }) => {
    const own = matches.filter(({ program }) => program === code);
    const open = own.filter(({ outcome }) => outcome === "undetermined");
    const eligible = own.filter(({ outcome }) => outcome === "eligible");
    return [code, unit, own.length, eligible.length, open.length, mostOftenMissing(open)];
  });
  const referred = programs.flatMap(({ code }) => {
    const own = referrals.filter(({ program }) => program === code);
    return own.length === 0 ? [] : [[code, ...fates(own)]];
  });
  return [
    "What every program answers",
    ...table(["program", "unit", "subjects", "eligible", "undetermined", "most often missing"], answered),
    "",
    "Who picked up what",
    ...table(["program", "referred", "picked up by", "declined", "completed", "on offer"], referred),
    "Programs that are not listed here open nothing by themselves: a referral is asked for.",
  ].join("\n");
}

function fates(referrals: readonly ReferralAnswer[]): (number | string)[] {
  const count = (test: (referral: ReferralAnswer) => boolean) => referrals.filter(test).length;
  return [
    referrals.length,
    listOf(tally(referrals.flatMap(({ holder }) => holder ?? []))),
    count(({ transitions }) => transitions.some(({ action }) => action === "decline")),
    count(({ status }) => status === "completed"),
    count(({ status }) => status === "requested"),
  ];
}

/** The fact that the most undetermined matches wait for; of equals, the first by name. */
function mostOftenMissing(undetermined: readonly MatchAnswer[]): string {
  const names = undetermined.flatMap(({ criteria }) => {
    const paths = criteria.filter(({ result }) => result === "unknown").flatMap(({ missing }) => missing);
    return [...new Set(paths.map((path) => path.replace(/\[\d+\]/g, "")))];
  });
  return listOf(tally(names).slice(0, 1));
}

/** How often each occurs, the most frequent first. */
function tally(words: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

function listOf(counts: readonly (readonly [string, number])[]): string {
  return counts.map(([word, count]) => `${word} ${count}`).join(", ") || "–";
}

/** Numbers stand to the right. */
function table(head: readonly string[], rows: readonly (readonly (number | string)[])[]): string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => String(row[column]).length)),
  );
  const line = (row: readonly (number | string)[]) => {
    const cells = row.map((cell, column) => {
      const isNumber = typeof rows[0]?.[column] === "number";
      return isNumber ? String(cell).padStart(widths[column]!) : String(cell).padEnd(widths[column]!);
    });
    return `  ${cells.join("  ")}`.trimEnd();
  };
  return [line(head), ...rows.map(line)];
}
