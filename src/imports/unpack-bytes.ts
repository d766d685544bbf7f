// Takes a file's bytes as they are or out of gzip, whichever its first bytes say, up to a limit.
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { again } from "./again.ts";
import { fileProblem } from "./file-fault.ts";

const gzipMark = Buffer.from([0x1f, 0x8b]);

/** @throws {Problem} `unprocessable` beyond `maxBytes` (a small file can unpack to any size), or for damaged gzip */
export async function* unpackBytes(source: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]();
  const first = await firstBytes(chunks, gzipMark.length);
  const packed = again(first, chunks);
  const bytes = first.subarray(0, 2).equals(gzipMark) ? gunzipped(packed) : packed;
  let total = 0;
  for await (const chunk of bytes) {
    total += chunk.length;
    if (total > maxBytes) throw fileProblem("too-large");
    yield chunk;
  }
}

/** `count` at least, where the file has them. */
export async function firstBytes(chunks: AsyncIterator<Buffer>, count: number): Promise<Buffer> {
  let bytes: Buffer = Buffer.alloc(0);
  while (bytes.length < count) {
    const next = await chunks.next();
    if (next.done) break;
    bytes = Buffer.concat([bytes, next.value]);
  }
  return bytes;
}

async function* gunzipped(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  // The callback takes what also comes out of the iteration.
  const bytes = pipeline(Readable.from(packed, { objectMode: false }), createGunzip(), () => undefined);
  try {
    for await (const chunk of bytes) yield chunk as Buffer;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "Z_BUF_ERROR") throw fileProblem("cut-off");
    if (code?.startsWith("Z_")) throw fileProblem("bad-gzip");
    throw error;
  } finally {
    bytes.destroy();
  }
}
