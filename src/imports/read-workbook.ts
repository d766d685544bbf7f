// Reads the rows of the first sheet of a workbook as a stream, as if they stood in CSV.
import { posix } from "node:path";
import type { Text } from "../eligibility/catalogue.ts";
import { fileProblem } from "./file-fault.ts";
import { openWorkbook, type Workbook } from "./open-workbook.ts";
import { maxLineCharacters } from "./read-lines.ts";
import { maxColumns } from "./read-header.ts";
import { readXml } from "./read-xml.ts";
import type { Row } from "./row.ts";
import { columnIndex, isDateFormat, numberCell } from "./workbook-cells.ts";

/** Texts and styles that cells share have to be held, since any row may name any of them. */
const maxHeldCharacters = 200_000_000;
/** An entry takes room of its own, however short it is. */
const charactersOfEntry = 16;

interface Sheet {
  readonly path: string;
  readonly from1904: boolean;
  /** By the style of a cell, whether its number is a date. */
  readonly dates: readonly boolean[];
  readonly shared: readonly string[];
}

/**
 * @param maxBytes of its parts, and of all that its rows say: each may name a long text that is there once
 * @throws {Problem} `unprocessable` for what is no workbook, is too large, or holds a number that has lost digits
 */
export async function* readWorkbook(
  bytes: AsyncIterable<Buffer>,
  maxBytes: number,
  maxHeld = maxHeldCharacters,
): AsyncGenerator<Row> {
  const book = await openWorkbook(bytes, maxBytes);
  const sheet: Sheet = {
    ...(await firstSheet(book)),
    dates: book.has("xl/styles.xml") ? await datesOf(book, maxHeld) : [],
    shared: book.has("xl/sharedStrings.xml") ? await sharedOf(book, maxHeld) : [],
  };
  let said = 0;
  for await (const row of rowsOf(book, sheet)) {
    for (const cell of row.cells) said += cell.length;
    if (said > maxBytes) throw fileProblem("too-large", row.line);
    yield row;
  }
}

async function* rowsOf(book: Workbook, sheet: Sheet): AsyncGenerator<Row> {
  let [line, cells, at, length]: [number, string[], number, number] = [0, [], 0, 0];
  let [type, style, text]: [string, number, string] = ["n", 0, ""];
  let [isValue, isPhonetic] = [false, false];
  for await (const piece of readXml(book.part(sheet.path))) {
    if ("text" in piece) {
      if (isValue && !isPhonetic) text += piece.text;
      if (text.length > maxLineCharacters) throw fileProblem("line-too-long", line);
    } else if ("open" in piece) {
      const { open, attributes } = piece;
      if (open === "row") [line, cells, at, length] = [numberOfRow(attributes.r, line), [], 0, 0];
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
          length += cells[at]!.length;
          if (length > maxLineCharacters) throw fileProblem("line-too-long", line);
        }
        at += 1;
      }
      if (close === "row" && cells.length > 0) yield { line, cells };
    }
  }
}

/** As many as a sheet can have. */
const maxRows = 1_048_576;
const rowsUnordered: Text = {
  id: "Nomor baris lembar ini tidak berurutan: buka di Excel dan simpan ulang.",
  en: "The rows of this sheet are not numbered in order: open it in Excel and save it again.",
};

/** Where rows are told of by their number, no two may have the same. ECMA-376 part 1, 18.3.1.73. */
function numberOfRow(written: string | undefined, last: number): number {
  const line = written === undefined ? last + 1 : Number(written);
  if (Number.isSafeInteger(line) && line > last && line <= maxRows) return line;
  throw fileProblem("not-workbook", last || undefined, rowsUnordered);
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

/** Throws once more is held than may be. */
function holder(maxHeld: number): (text: string) => void {
  let held = 0;
  return (text) => {
    held += text.length + charactersOfEntry;
    if (held > maxHeld) throw fileProblem("workbook-too-large");
  };
}

async function datesOf(book: Workbook, maxHeld: number): Promise<boolean[]> {
  const hold = holder(maxHeld);
  /** By the id of a format of the file's own. */
  const own = new Map<number, boolean>();
  const dates: boolean[] = [];
  let isCells = false;
  for await (const piece of readXml(book.part("xl/styles.xml"))) {
    if ("close" in piece && piece.close === "cellXfs") isCells = false;
    if (!("open" in piece)) continue;
    const { open, attributes } = piece;
    const id = Number(attributes.numFmtId ?? 0);
    if (open === "cellXfs") isCells = true;
    if (open === "numFmt") own.set(id, isDateFormat(id, attributes.formatCode ?? ""));
    else if (open === "xf" && isCells) dates.push(own.get(id) ?? isDateFormat(id, undefined));
    else continue;
    hold("");
  }
  return dates;
}

async function sharedOf(book: Workbook, maxHeld: number): Promise<string[]> {
  const hold = holder(maxHeld);
  const shared: string[] = [];
  let text = "";
  let [isText, isPhonetic] = [false, false];
  for await (const piece of readXml(book.part("xl/sharedStrings.xml"))) {
    if ("text" in piece) {
      text += isText && !isPhonetic ? piece.text : "";
      if (text.length > maxLineCharacters) throw fileProblem("workbook-too-large");
    } else if ("open" in piece) {
      if (piece.open === "si") text = "";
      isText ||= piece.open === "t";
      isPhonetic ||= piece.open === "rPh";
    } else {
      if (piece.close === "t") isText = false;
      if (piece.close === "rPh") isPhonetic = false;
      if (piece.close !== "si") continue;
      hold(text);
      shared.push(copied(text));
    }
  }
  return shared;
}

/** A piece of a longer string keeps all of that in memory; a copy does not. */
function copied(text: string): string {
  return Buffer.from(text).toString();
}
