// Writes to stdout as much as its reader takes.
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** More is asked for only when the reader has taken what went before. */
export async function writeOut(texts: Iterable<string> | AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(texts), process.stdout, { end: false });
  } catch (error) {
    // A reader such as `head` has had enough.
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
  }
}
