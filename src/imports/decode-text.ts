// Decodes a file's bytes: UTF-8 with or without a byte order mark, else Windows-1252, which old spreadsheets write.
import { isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";
import { fileProblem } from "./file-fault.ts";

const longestCharacterBytes = 4;

/**
 * The first byte that is not ASCII decides, for until then both read alike. No other encoding is taken: two bytes of
 * Windows-1252 that happen to be one character of UTF-8 are no word of any language.
 * @throws {Problem} `unprocessable` for what is no text, or begins as UTF-8 and is something else further down
 */
export async function* decodeText(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let undecided: Buffer = Buffer.alloc(0);
  let line = 1;
  const decode = (chunk: Buffer, options: { stream: boolean }) => {
    const text = decoded(decoder!, chunk, options, line);
    line += newlinesIn(text);
    return text;
  };
  for await (const chunk of bytes) {
    if (chunk.includes(0)) throw fileProblem("not-text");
    if (decoder) {
      yield decode(chunk, { stream: true });
      continue;
    }
    const data: Buffer = undecided.length > 0 ? Buffer.concat([undecided, chunk]) : chunk;
    const from = data.findIndex((byte) => byte > 0x7f);
    const ascii = data.toString("latin1", 0, from === -1 ? data.length : from);
    line += newlinesIn(ascii);
    yield ascii;
    undecided = from === -1 ? Buffer.alloc(0) : data.subarray(from);
    if (undecided.length < longestCharacterBytes) continue;
    decoder = decoderFor(undecided);
    yield decode(undecided, { stream: true });
  }
  if (!decoder && undecided.length > 0) {
    decoder = decoderFor(undecided);
    yield decode(undecided, { stream: true });
  }
  if (decoder) yield decode(Buffer.alloc(0), { stream: false });
}

function decoderFor(bytes: Buffer): TextDecoder {
  const isCharacter = isUtf8(bytes.subarray(0, lengthOfCharacter(bytes[0]!)));
  return isCharacter ? new TextDecoder("utf-8", { fatal: true }) : new TextDecoder("windows-1252");
}

/** By its first byte (RFC 3629 section 3); one that begins no character is none by itself either. */
function lengthOfCharacter(first: number): number {
  if (first >= 0xf0) return 4;
  return first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
}

function decoded(decoder: TextDecoder, bytes: Buffer, options: { stream: boolean }, line: number): string {
  try {
    return decoder.decode(bytes, options);
  } catch {
    const readable = bytes.toString().split("\ufffd", 1)[0]!;
    throw fileProblem(options.stream ? "wrong-encoding" : "cut-off", line + newlinesIn(readable));
  }
}

function newlinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
