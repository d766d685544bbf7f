// Reads the records of a CSV file as a stream: comma, semicolon or tab, whichever its first line is cut by.
import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { type FileFaultCode, fileProblem } from "./file-fault.ts";
import { lineFeeds } from "./line-feeds.ts";
import { maxLineCharacters } from "./read-lines.ts";
import type { Row } from "./row.ts";

const faults: Readonly<Record<string, FileFaultCode>> = {
  CSV_MAX_RECORD_SIZE: "line-too-long",
  CSV_QUOTE_NOT_CLOSED: "cut-off",
  CSV_INVALID_CLOSING_QUOTE: "bad-quotes",
  INVALID_OPENING_QUOTE: "bad-quotes",
};

interface Parsed {
  readonly info: { readonly lines: number };
  readonly record: string[];
}

/**
 * Some records at a time, as many as have come, as RFC 4180 has them. Cells stay the text that they are, formulas too;
 * lines within them end by a line feed.
 * @throws {Problem} `unprocessable`, with a line
 */
export async function* readCsv(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<Row[]> {
  // It takes the end of the first record for that of all of them, and counts both characters of one in a cell.
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: maxLineCharacters,
  });
  // The callback takes what also comes out of the iteration.
  const records = pipeline(Readable.from(lineFeeds(text)), parser, () => undefined);
  try {
    for await (const first of records as AsyncIterable<Parsed>) {
      const rows: Row[] = [];
      // What follows costs less for some at a time than for each.
      for (let next: Parsed | null = first; next !== null; next = parser.read() as Parsed | null)
        rows.push(rowOf(next));
      yield rows;
    }
  } catch (error) {
    const code = error instanceof CsvError ? faults[error.code] : undefined;
    throw code ? fileProblem(code, (error as CsvError & { lines?: number }).lines) : error;
  } finally {
    records.destroy();
  }
}

function rowOf({ info, record }: Parsed): Row {
  return { line: info.lines - record.reduce((lines, cell) => lines + newlinesIn(cell), 0), cells: record };
}

function newlinesIn(cell: string): number {
  return cell.includes("\n") || cell.includes("\r") ? (cell.match(/[\r\n]/g)?.length ?? 0) : 0;
}

/** What stands between most cells of a header; a header of one cell is cut by nothing. */
export function delimiterOf(header: string): string {
  const unquoted = header.replaceAll(/"[^"]*"/g, "");
  const counts = [",", ";", "\t"].map((delimiter) => [delimiter, unquoted.split(delimiter).length] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
