// PURE. Whether what is on file of a household is what was evaluated, so that nothing is to be read or written of it.
import type { Evaluated } from "../matching/evaluated-subject.ts";
import type { Match } from "../matching/match.ts";
import type { HouseholdSubject } from "../matching/subject-record.ts";
import type { OnFile } from "./on-file-query.ts";

/** False where it is not sure: a number may be written in more than one way. */
export function isSettled({ matches, dueOn }: Evaluated<HouseholdSubject>, onFile: OnFile): boolean {
  return !onFile.isOffered && onFile.reviewOn === dueOn && (onFile.matches ?? "") === linesOf(matches);
}

/** As the database makes them of stored matches: one a line, in the order of their bytes. */
function linesOf(matches: readonly Match[]): string {
  const lines: string[] = [];
  for (const match of matches) {
    const { outcome, subject, program, version, priority, missing } = match;
    if (outcome === "ineligible") continue;
    const rank = priority === null ? "" : `${priority} `;
    lines.push(`${subject.id} ${program} ${version} ${outcome} ${rank}${missing.join(" ")}`);
  }
  return lines.sort().join("\n");
}
