// Reads XML as a stream: what stands in it, in order, a chunk at a time.
import { SaxesParser } from "saxes";
import { fileProblem } from "./file-fault.ts";
import { maxLineCharacters } from "./read-lines.ts";

export type XmlPiece =
  | { readonly open: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly close: string }
  | { readonly text: string };

/** The parser holds every element that is open; those of a workbook are nested less than twenty deep. */
const maxDepth = 1_000;

/**
 * Names without their prefix. The parser holds a text, a tag or a comment until its end, so none may be longer than a
 * line of other files is.
 * @throws {Problem} `unprocessable` for what is no XML, or cannot be held
 */
export async function* readXml(text: AsyncIterable<string>): AsyncGenerator<XmlPiece> {
  let pieces: XmlPiece[] = [];
  let [depth, untold] = [0, 0];
  const parser = new SaxesParser();
  const plain = (name: string) => name.slice(name.indexOf(":") + 1);
  parser.on("opentag", ({ name, attributes }) => {
    const named = Object.entries(attributes).map(([key, value]) => [plain(key), value] as const);
    pieces.push({ open: plain(name), attributes: Object.fromEntries(named) });
    depth += 1;
    if (depth > maxDepth) throw fileProblem("workbook-too-large");
  });
  parser.on("closetag", ({ name }) => {
    pieces.push({ close: plain(name) });
    depth -= 1;
  });
  parser.on("text", (said) => pieces.push({ text: said }));
  parser.on("error", () => {
    throw fileProblem("not-workbook");
  });
  for await (const chunk of text) {
    parser.write(chunk);
    untold = pieces.length > 0 ? 0 : untold + chunk.length;
    if (untold > maxLineCharacters) throw fileProblem("workbook-too-large");
    yield* pieces;
    pieces = [];
  }
  parser.close();
  yield* pieces;
}
