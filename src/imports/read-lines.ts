// PURE. Cuts a text into lines, none longer than what one record may be.
import { fileProblem } from "./file-fault.ts";

/** Characters of one line, or of one record of CSV with all its quoted lines. */
export const maxLineCharacters = 1_000_000;

/** Yields each line with its number, without its end. @throws {Problem} `unprocessable` for one that is too long */
export async function* readLines(
  text: AsyncIterable<string>,
): AsyncGenerator<{ readonly line: number; readonly text: string }> {
  let line = 1;
  let begun = "";
  for await (const chunk of text) {
    const parts = chunk.split("\n");
    begun += parts[0]!;
    for (const part of parts.slice(1)) {
      if (begun.length > maxLineCharacters) throw fileProblem("line-too-long", line);
      yield { line, text: begun };
      line += 1;
      begun = part;
    }
    if (begun.length > maxLineCharacters) throw fileProblem("line-too-long", line);
  }
  if (begun !== "") yield { line, text: begun };
}
