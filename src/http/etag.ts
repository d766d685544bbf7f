// Optimistic concurrency: a record's revision as an entity tag (RFC 9110 sections 8.8.3 and 13.1.1).
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";

/** What the column of a revision holds. */
const maxRevision = 2_147_483_647;

/** The strong entity tag of a record's revision. */
export function etagOf(revision: number): string {
  return `"${revision}"`;
}

/**
 * The revision that the caller saw; `undefined` for `*`, any.
 * @throws {Problem} `precondition-required` without the header, `precondition-failed` for a tag that is none of ours
 */
export function requiredRevision(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined) {
    throw new Problem("precondition-required", {
      detail: text(
        "Kirim If-Match berisi ETag yang terakhir dibaca.",
        "Send If-Match with the ETag last read.",
      ),
    });
  }
  if (ifMatch.trim() === "*") return undefined;
  const tag = /^(?:W\/)?"(\d{1,10})"$/.exec(ifMatch.trim());
  if (!tag || Number(tag[1]) > maxRevision) throw new Problem("precondition-failed");
  return Number(tag[1]);
}

/** Where `If-Match` is up to the caller: the revision that it saw, if it says. @throws {Problem} `precondition-failed` */
export function givenRevision(ifMatch: string | undefined): number | undefined {
  return ifMatch === undefined ? undefined : requiredRevision(ifMatch);
}

/** @throws {Problem} `precondition-failed` when the record has moved on */
export function checkRevision(expected: number | undefined, current: number): void {
  if (expected !== undefined && expected !== current) throw new Problem("precondition-failed");
}
