// Reads the rows of the first sheet of a workbook as a stream, as if they stood in CSV.
import { posix } from "node:path";
import { fileProblem } from "./file-fault.ts";
import { openWorkbook, type Workbook } from "./open-workbook.ts";
import { maxLineCharacters } from "./read-lines.ts";
import { maxColumns } from "./read-header.ts";
import { readXml } from "./read-xml.ts";
import type { Row } from "./row.ts";
import { columnIndex, isDateFormat, numberCell } from "./workbook-cells.ts";

/** Texts that cells share have to be held, since any row may name any of them. */
const maxSharedCharacters = 200_000_000;

interface Sheet {
  readonly path: string;
  readonly from1904: boolean;
  /** By the style of a cell, whether its number is a date. */
  readonly dates: readonly boolean[];
  readonly shared: readonly string[];
}

/** @throws {Problem} `unprocessable` for what is no workbook, is too large, or holds a number that has lost digits */
export async function* readWorkbook(bytes: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Row> {
  const book = await openWorkbook(bytes, maxBytes);
  const sheet: Sheet = {
    ...(await firstSheet(book)),
    dates: book.has("xl/styles.xml") ? await datesOf(book) : [],
    shared: book.has("xl/sharedStrings.xml") ? await sharedOf(book) : [],
  };
  yield* rowsOf(book, sheet);
}

async function* rowsOf(book: Workbook, sheet: Sheet): AsyncGenerator<Row> {
  let [line, cells, at]: [number, string[], number] = [0, [], 0];
  let [type, style, text]: [string, number, string] = ["n", 0, ""];
  let [isValue, isPhonetic] = [false, false];
  for await (const piece of readXml(book.part(sheet.path))) {
    if ("text" in piece) {
      if (isValue && !isPhonetic) text += piece.text;
      if (text.length > maxLineCharacters) throw fileProblem("line-too-long", line);
    } else if ("open" in piece) {
      const { open, attributes } = piece;
      if (open === "row") [line, cells, at] = [Number(attributes.r ?? line + 1), [], 0];
      if (open === "c") {
        at = attributes.r === undefined ? at : (columnIndex(attributes.r) ?? at);
        [type, style, text] = [attributes.t ?? "n", Number(attributes.s ?? 0), ""];
      }
      if (open === "v" || open === "t") isValue = true;
      if (open === "rPh") isPhonetic = true;
    } else {
      const { close } = piece;
      if (close === "v" || close === "t") isValue = false;
      if (close === "rPh") isPhonetic = false;
      if (close === "c") {
        // Formats reach further than what is written, and so do empty cells.
        if (text !== "" && at <= maxColumns) {
          while (cells.length < at) cells.push("");
          cells[at] = said(sheet, { type, style, text }, line);
        }
        at += 1;
      }
      if (close === "row" && cells.length > 0) yield { line, cells };
    }
  }
}

function said(
  { shared, dates, from1904 }: Sheet,
  { type, style, text }: { type: string; style: number; text: string },
  line: number,
): string {
  if (type === "s") return shared[Number(text)] ?? "";
  if (type === "b") return text === "1" ? "true" : "false";
  if (type !== "n") return text;
  const cell = numberCell(text, { isDate: dates[style] === true, from1904 });
  if (cell === undefined) throw fileProblem("digits-lost", line);
  return cell;
}

async function firstSheet(book: Workbook): Promise<Pick<Sheet, "path" | "from1904">> {
  let [id, from1904]: [string | undefined, boolean] = [undefined, false];
  for await (const piece of readXml(book.part("xl/workbook.xml"))) {
    if (!("open" in piece)) continue;
    if (piece.open === "sheet") id ??= piece.attributes.id;
    if (piece.open === "workbookPr") from1904 = /^(1|true)$/.test(piece.attributes.date1904 ?? "");
  }
  for await (const piece of readXml(book.part("xl/_rels/workbook.xml.rels"))) {
    if (!("open" in piece) || piece.open !== "Relationship" || piece.attributes.Id !== id) continue;
    return { path: posix.resolve("/xl", piece.attributes.Target ?? "").slice(1), from1904 };
  }
  throw fileProblem("not-workbook");
}

async function datesOf(book: Workbook): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const dates: boolean[] = [];
  let isCells = false;
  for await (const piece of readXml(book.part("xl/styles.xml"))) {
    if ("close" in piece && piece.close === "cellXfs") isCells = false;
    if (!("open" in piece)) continue;
    const { open, attributes } = piece;
    const id = Number(attributes.numFmtId ?? 0);
    if (open === "numFmt") codes.set(id, attributes.formatCode ?? "");
    if (open === "cellXfs") isCells = true;
    if (open === "xf" && isCells) dates.push(isDateFormat(id, codes.get(id)));
  }
  return dates;
}

async function sharedOf(book: Workbook): Promise<string[]> {
  const shared: string[] = [];
  let [text, total]: [string, number] = ["", 0];
  let [isText, isPhonetic] = [false, false];
  for await (const piece of readXml(book.part("xl/sharedStrings.xml"))) {
    if ("text" in piece) text += isText && !isPhonetic ? piece.text : "";
    else if ("open" in piece) {
      if (piece.open === "si") text = "";
      isText ||= piece.open === "t";
      isPhonetic ||= piece.open === "rPh";
    } else {
      if (piece.close === "t") isText = false;
      if (piece.close === "rPh") isPhonetic = false;
      if (piece.close !== "si") continue;
      shared.push(text);
      total += text.length;
      if (total > maxSharedCharacters) throw fileProblem("workbook-too-large");
    }
  }
  return shared;
}
