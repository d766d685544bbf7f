// Reads XML as a stream: what stands in it, in order, a chunk at a time.
import { SaxesParser } from "saxes";
import { fileProblem } from "./file-fault.ts";

export type XmlPiece =
  | { readonly open: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly close: string }
  | { readonly text: string };

/** Names without their prefix. @throws {Problem} `unprocessable` for what is no XML */
export async function* readXml(text: AsyncIterable<string>): AsyncGenerator<XmlPiece> {
  let pieces: XmlPiece[] = [];
  const parser = new SaxesParser();
  const plain = (name: string) => name.slice(name.indexOf(":") + 1);
  parser.on("opentag", ({ name, attributes }) => {
    const named = Object.entries(attributes).map(([key, value]) => [plain(key), value] as const);
    pieces.push({ open: plain(name), attributes: Object.fromEntries(named) });
  });
  parser.on("closetag", ({ name }) => pieces.push({ close: plain(name) }));
  parser.on("text", (said) => pieces.push({ text: said }));
  parser.on("error", () => {
    throw fileProblem("not-workbook");
  });
  for await (const chunk of text) {
    parser.write(chunk);
    yield* pieces;
    pieces = [];
  }
  parser.close();
  yield* pieces;
}
