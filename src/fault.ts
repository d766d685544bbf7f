// PURE. One fault in what a caller sent: where, which, and how to mend it, in both languages.
import { distance } from "fastest-levenshtein";
import type { Text } from "./eligibility/catalogue.ts";
import { withoutNumbers } from "./without-numbers.ts";

export interface Fault {
  /** JSON Pointer (RFC 6901) into the body; for parameters `/query/limit`, `/headers/if-match`, `/path/id`. */
  readonly pointer: string;
  readonly code: string;
  readonly detail: Text;
}

/** The same sentence in both languages. */
export function text(id: string, en: string): Text {
  return { id, en };
}

const shownCharacters = 60;

/** A name or code that a caller made up, as answers may repeat it: not at length, and no number of a person. */
export function shown(sent: string): string {
  const hidden = (digits: string) => "*".repeat(digits.length);
  return withoutNumbers(sent.replaceAll(/\d{12,}/g, hidden), hidden).slice(0, shownCharacters);
}

/** RFC 6901 pointer of a path; names in it may be the caller's. */
export function pointer(...path: readonly (string | number)[]): string {
  let whole = "";
  for (const part of path) whole += `/${typeof part === "number" ? part : escaped(part)}`;
  return whole;
}

function escaped(name: string): string {
  return shown(name).replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Nobody mistypes a code into something so long, and comparing it would take its time. */
const mistypedCharacters = 100;

/** The known code nearest to a mistyped one, if any is near enough to be meant. */
export function nearest(value: string, known: Iterable<string>): string | undefined {
  if (value.length > mistypedCharacters) return undefined;
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(value.length / 3)) + 1;
  for (const candidate of known) {
    const d = distance(value.toLowerCase(), candidate.toLowerCase());
    if (d < bestDistance) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best;
}

/** `value` is not one of the `known` codes of `kind` (such as `area`, `program`): names the nearest. */
export function unknownCode(at: string, kind: Text, value: string, known: Iterable<string>): Fault {
  const near = nearest(value, known);
  const sent = shown(value);
  return {
    pointer: at,
    code: "unknown-code",
    detail: text(
      `${kind.id} "${sent}" tidak dikenal.${near ? ` Maksud Anda "${near}"?` : ""}`,
      `${kind.en} "${sent}" is not known.${near ? ` Did you mean "${near}"?` : ""}`,
    ),
  };
}

/** A fault with a sentence of its own. */
export function fault(at: string, code: string, id: string, en: string): Fault {
  return { pointer: at, code, detail: { id, en } };
}
