// Reads an import file as a stream: what its columns are, and then row by row, whatever its size.
import { plainCells } from "../csv-cell.ts";
import { fault } from "../fault.ts";
import { Problem } from "../problem.ts";
import { again } from "./again.ts";
import { fileProblem } from "./file-fault.ts";
import { familyOfColumns, familyOfLine } from "./family-of-row.ts";
import type { FileColumn, ImportKind } from "./import.ts";
import { rowLook } from "./lost-row.ts";
import type { Mapping } from "./mapping.ts";
import { decodeText } from "./decode-text.ts";
import { delimiterOf, readCsv } from "./read-csv.ts";
import { readHeader } from "./read-header.ts";
import { maxLineCharacters, readLines } from "./read-lines.ts";
import { readWorkbook } from "./read-workbook.ts";
import type { Row } from "./row.ts";
import { firstBytes, unpackBytes } from "./unpack-bytes.ts";

export interface FileRow extends Row {
  /** What the rows of one family have alike. */
  readonly family: string;
}

export interface ImportFile {
  /** Of CSV; null: each line is a household in JSON. */
  readonly columns: FileColumn[] | null;
  /** Some at a time. Fails where the file does. */
  readonly rows: AsyncGenerator<readonly FileRow[]>;
}

export interface Reading {
  readonly kind: ImportKind;
  readonly mapping: Mapping;
  /** Of the file once it is unpacked. */
  readonly maxBytes: number;
}

const mappingOfJson = fault(
  "/mapping",
  "mapping-of-json",
  "Pemetaan hanya untuk berkas dengan baris judul: tulis NDJSON dengan nama kolom kami.",
  "A mapping is for files with a header: write NDJSON by our names.",
);

const zipMark = Buffer.from("PK\u0003\u0004");
/** Of a container that old Excel files come in, and new ones under a password. */
const oldOfficeMark = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** @throws {Problem} `unprocessable` for a file that is no such file; the rows throw it too, with the line */
export async function readFile(
  bytes: AsyncIterable<Buffer>,
  { kind, mapping, maxBytes }: Reading,
): Promise<ImportFile> {
  // Programs that send files may compress all of them, workbooks too.
  const unpacked = unpackBytes(bytes, maxBytes);
  const first = await firstBytes(unpacked, zipMark.length);
  const whole = again(first, unpacked);
  if (first.subarray(0, 4).equals(oldOfficeMark)) throw fileProblem("old-workbook");
  if (first.subarray(0, 4).equals(zipMark)) return fromWorkbook(readWorkbook(whole, maxBytes), kind, mapping);
  const chunks = decodeText(whole);
  const begun = await firstLine(chunks);
  if (begun.trim() === "") throw fileProblem("empty-file");
  const text = again(begun, chunks);
  if (begun.trimStart().startsWith("{")) {
    if (Object.keys({ ...mapping.columns, ...mapping.values }).length > 0)
      throw new Problem("unprocessable", { errors: [mappingOfJson] });
    return { columns: null, rows: jsonRows(text) };
  }
  const records = readCsv(text, delimiterOf(begun.trimStart().split(/\r|\n/, 1)[0]!));
  const { header, rest } = await headerOf(records);
  const columns = readHeader(header.cells, kind, mapping);
  return { columns, rows: csvRows(again(rest, records), columns) };
}

/** The first record, and those that came with it. */
async function headerOf(
  records: AsyncIterator<readonly Row[]>,
): Promise<{ header: Row; rest: readonly Row[] }> {
  for (let next = await records.next(); !next.done; next = await records.next()) {
    const [header, ...rest] = next.value;
    if (header) return { header, rest };
  }
  throw fileProblem("empty-file");
}

async function fromWorkbook(
  records: AsyncGenerator<Row>,
  kind: ImportKind,
  mapping: Mapping,
): Promise<ImportFile> {
  const header = await records.next();
  if (header.done) throw fileProblem("empty-file");
  const columns = readHeader(header.value.cells, kind, mapping);
  return { columns, rows: csvRows(padded(records, columns.length), columns) };
}

/** A sheet leaves out empty cells at the end of a row. */
async function* padded(records: AsyncIterable<Row>, length: number): AsyncGenerator<Row[]> {
  for await (const { line, cells } of records) {
    yield [{ line, cells: [...cells, ...Array.from({ length: length - cells.length }, () => "")] }];
  }
}

/** And what comes with it; blank lines before it are passed over. */
async function firstLine(chunks: AsyncIterator<string>): Promise<string> {
  let text = "";
  while (!/[\r\n]/.test(text.trimStart())) {
    if (text.length > maxLineCharacters) throw fileProblem("line-too-long", 1);
    const next = await chunks.next();
    if (next.done) break;
    text += next.value;
  }
  return text;
}

async function* csvRows(
  records: AsyncGenerator<readonly Row[]>,
  columns: readonly FileColumn[],
): AsyncGenerator<FileRow[]> {
  const familyOf = familyOfColumns(columns);
  const look = rowLook(columns);
  let last: Row | undefined;
  let isEmpty = true;
  for await (const some of records) {
    // A line that tells of a fault alone may be the last one too.
    last = some.findLast(({ cells }) => cells.some((cell) => cell.trim() !== "")) ?? last;
    const rows = some.filter(({ cells }) => !look.isBlank(cells));
    isEmpty &&= rows.length === 0;
    yield rows.map(({ line, cells: written }) => {
      const cells = plainCells(written);
      return { line, cells, family: familyOf(cells, line) };
    });
  }
  // A row may leave out nothing, so one that ends early is the one where the file does.
  if (last && last.cells.length < columns.length) throw fileProblem("cut-off", last.line);
  if (isEmpty) throw fileProblem("no-rows");
}

async function* jsonRows(text: AsyncIterable<string>): AsyncGenerator<FileRow[]> {
  for await (const { line, text: content, isEnded } of readLines(text)) {
    if (content.trim() === "") continue;
    // One that is faulty in the middle is rejected by itself.
    if (!isEnded && !isJson(content)) throw fileProblem("cut-off", line);
    yield [{ line, cells: [content.trim()], family: familyOfLine(content, line) }];
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
