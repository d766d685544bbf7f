// PURE. The stored matches of a household as one text: that they are what was evaluated is seen without reading them.
import type { StoredMatch } from "../matching/match.ts";

/** As the database puts them together of rows that were written in this order; in another one it says the same. */
export function storedText(matches: readonly StoredMatch[]): string {
  let text = "";
  for (const { subject, program, version, outcome, priority, missing } of matches) {
    if (text !== "") text += "\n";
    text += `${subject.type}\t${subject.id}\t${program}\t${version}\t${outcome}\t${priority ?? ""}\t`;
    // Few facts are missing at a time, and often none.
    if (missing.length > 0) text += missing.join(" ");
  }
  return text;
}

export function readStored(text: string | null, householdId: string): StoredMatch[] {
  if (text === null) return [];
  return text.split("\n").map((line): StoredMatch => {
    const [type, id, program, version, outcome, priority, missing] = line.split("\t") as [
      StoredMatch["subject"]["type"],
      string,
      string,
      string,
      StoredMatch["outcome"],
      string,
      string,
    ];
    return {
      ...{ program, subject: { type, id }, householdId, version: Number(version), outcome },
      missing: missing === "" ? [] : missing.split(" "),
      priority: priority === "" ? null : Number(priority),
    };
  });
}
