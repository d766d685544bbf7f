// Opens an Excel workbook (ECMA-376): a zip of XML parts, of which only those that are asked for are unpacked.
import { promisify } from "node:util";
import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import { fileProblem } from "./file-fault.ts";

/** The directory of a zip stands at its end, so it is held in memory: numbers of people are not written to a disk. */
const maxPackedBytes = 100_000_000;

/** Of a workbook there are some dozens; each takes memory before any is read. */
const maxParts = 10_000;

export interface Workbook {
  has(part: string): boolean;
  /** Its text as it is unpacked. @throws {Problem} `unprocessable` where there is none, or all parts together are too large */
  part(name: string): AsyncGenerator<string>;
}

/** @throws {Problem} `unprocessable` for what is no zip, or too large to be held */
export async function openWorkbook(bytes: AsyncIterable<Buffer>, maxBytes: number): Promise<Workbook> {
  const chunks: Buffer[] = [];
  let packed = 0;
  for await (const chunk of bytes) {
    packed += chunk.length;
    if (packed > Math.min(maxPackedBytes, maxBytes)) throw fileProblem("workbook-too-large");
    chunks.push(chunk);
  }
  const { zip, entries } = await directoryOf(Buffer.concat(chunks));
  let unpacked = 0;
  return {
    has: (name) => entries.has(name),
    async *part(name) {
      const entry = entries.get(name);
      if (!entry) throw fileProblem("not-workbook");
      const decoder = new TextDecoder("utf-8");
      const stream = await promisify(zip.openReadStream.bind(zip) as OpenPart)(entry).catch(damaged);
      try {
        for await (const chunk of stream) {
          unpacked += (chunk as Buffer).length;
          if (unpacked > maxBytes) throw fileProblem("too-large");
          yield decoder.decode(chunk as Buffer, { stream: true });
        }
      } catch (error) {
        if (error instanceof Error && error.name === "Problem") throw error;
        damaged();
      } finally {
        stream.destroy();
      }
    },
  };
}

type OpenPart = (
  entry: Entry,
  done: (error: Error | null, stream: NodeJS.ReadableStream & { destroy(): void }) => void,
) => void;

function damaged(): never {
  throw fileProblem("not-workbook");
}

function directoryOf(packed: Buffer): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  return new Promise((resolve, reject) => {
    const refuse = () => reject(fileProblem("not-workbook"));
    fromBuffer(packed, { lazyEntries: true }, (error, zip) => {
      if (error) return refuse();
      if (zip.entryCount > maxParts) return reject(fileProblem("workbook-too-large"));
      const entries = new Map<string, Entry>();
      zip.on("entry", (entry: Entry) => {
        entries.set(entry.fileName, entry);
        zip.readEntry();
      });
      zip.on("error", refuse);
      zip.on("end", () => resolve({ zip, entries }));
      zip.readEntry();
    });
  });
}
