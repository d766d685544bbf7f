// PURE. Cuts a text into lines, none longer than what one record may be.
import { fileProblem } from "./file-fault.ts";

/** Characters of one line, or of one record of CSV with all its quoted lines. */
export const maxLineCharacters = 1_000_000;

export interface Line {
  /** Counted from 1. */
  readonly line: number;
  /** Without its end. */
  readonly text: string;
  /** Whether it has one: the last line of a text may have none. */
  readonly isEnded: boolean;
}

/** @throws {Problem} `unprocessable` for one that is too long */
export async function* readLines(text: AsyncIterable<string>): AsyncGenerator<Line> {
  let line = 1;
  let begun = "";
  for await (const chunk of text) {
    const parts = chunk.split("\n");
    begun += parts[0]!;
    for (const part of parts.slice(1)) {
      if (begun.length > maxLineCharacters) throw fileProblem("line-too-long", line);
      yield { line, text: begun, isEnded: true };
      line += 1;
      begun = part;
    }
    if (begun.length > maxLineCharacters) throw fileProblem("line-too-long", line);
  }
  if (begun !== "") yield { line, text: begun, isEnded: false };
}
