// PURE. The stored matches of a household as one text: that they are what was evaluated is seen without making objects.
import type { StoredMatch } from "./match.ts";

/** Puts the text together of matches that come one after the other: as the database does of rows written in this order. */
export class StoredText {
  /** Empty: no match is stored. */
  text = "";

  /**
   * @param subject type and id, see `textOfSubject`
   * @param version program and version, see `textOfVersion`
   */
  add(
    subject: string,
    version: string,
    { outcome, priority, missing }: Pick<StoredMatch, "outcome" | "priority" | "missing">,
  ): void {
    const before = this.text === "" ? subject : `\n${subject}`;
    // Few facts are missing at a time, and often none.
    const last = missing.length > 0 ? missing.join(" ") : "";
    this.text += `${before}${version}${outcome}\t${priority ?? ""}\t${last}`;
  }
}

export function textOfSubject({ type, id }: StoredMatch["subject"]): string {
  return `${type}\t${id}\t`;
}

export function textOfVersion({ program, version }: Pick<StoredMatch, "program" | "version">): string {
  return `${program}\t${version}\t`;
}

/** @param text null or empty: none */
export function readStored(text: string | null, householdId: string): StoredMatch[] {
  if (text === null || text === "") return [];
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
