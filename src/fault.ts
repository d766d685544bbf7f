// PURE. One fault in what a caller sent: where, which, and how to mend it, in both languages.
import { distance } from "fastest-levenshtein";
import type { Text } from "./eligibility/catalogue.ts";

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

/** RFC 6901 pointer of a path. */
export function pointer(...path: readonly (string | number)[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The known code nearest to a mistyped one, if any is near enough to be meant. */
export function nearest(value: string, known: Iterable<string>): string | undefined {
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
  const shown = value.slice(0, 60);
  return {
    pointer: at,
    code: "unknown-code",
    detail: text(
      `${kind.id} "${shown}" tidak dikenal.${near ? ` Maksud Anda "${near}"?` : ""}`,
      `${kind.en} "${shown}" is not known.${near ? ` Did you mean "${near}"?` : ""}`,
    ),
  };
}

/** A fault with a sentence of its own. */
export function fault(at: string, code: string, id: string, en: string): Fault {
  return { pointer: at, code, detail: { id, en } };
}
