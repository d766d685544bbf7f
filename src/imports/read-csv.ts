// Reads the records of a CSV file as a stream: comma, semicolon or tab, whichever its first line is cut by.
import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { type FileFaultCode, fileProblem } from "./file-fault.ts";
import { maxLineCharacters } from "./read-lines.ts";
import type { Row } from "./row.ts";

const faults: Readonly<Record<string, FileFaultCode>> = {
  CSV_MAX_RECORD_SIZE: "line-too-long",
  CSV_QUOTE_NOT_CLOSED: "cut-off",
  CSV_INVALID_CLOSING_QUOTE: "bad-quotes",
  INVALID_OPENING_QUOTE: "bad-quotes",
};

/** What the parser says of itself: its count of lines has both characters of a line end within a cell. */
interface Count {
  readonly lines: number;
  readonly empty_lines: number;
}

/**
 * Some records at a time, as many as have come, as RFC 4180 has them, by whichever line end. Cells stay the text that
 * they are, formulas too.
 * @throws {Problem} `unprocessable`, with the line where the faulty record begins
 */
export async function* readCsv(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<Row[]> {
  const { placed, next } = placing();
  const parser = parse({
    delimiter,
    // Unless told, it takes the first one for that of all records.
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: maxLineCharacters,
    // Its types let what is made of a record be something else only where it has columns.
    on_record: placed as never,
  });
  // The callback takes what also comes out of the iteration.
  const records = pipeline(Readable.from(text), parser, () => undefined);
  try {
    for await (const first of records as AsyncIterable<Row>) {
      const rows = [first];
      // What follows costs less for some at a time than for each.
      for (let row = parser.read() as Row | null; row !== null; row = parser.read() as Row | null)
        rows.push(row);
      yield rows;
    }
  } catch (error) {
    const code = error instanceof CsvError ? faults[error.code] : undefined;
    throw code ? fileProblem(code, next(error as CsvError & Count)) : error;
  } finally {
    records.destroy();
  }
}

/** In which lines the records stand, as an editor shows them. */
function placing() {
  let [countedTwice, last, emptyLines] = [0, 0, 0];
  return {
    placed(this: void, cells: string[], count: Count): Row {
      const within = cells.reduce((sum, cell) => sum + matchesIn(cell, /[\r\n]/g), 0);
      const line = count.lines - countedTwice - within;
      if (within > 0) countedTwice += cells.reduce((sum, cell) => sum + matchesIn(cell, /\r\n/g), 0);
      last = count.lines - countedTwice;
      emptyLines = count.empty_lines;
      return { line, cells };
    },
    /** Where the record begins that comes after these. */
    next: (count: Count) => last + 1 + count.empty_lines - emptyLines,
  };
}

function matchesIn(cell: string, pattern: RegExp): number {
  return cell.includes("\n") || cell.includes("\r") ? (cell.match(pattern)?.length ?? 0) : 0;
}

/** What stands between most cells of a header; a header of one cell is cut by nothing. */
export function delimiterOf(header: string): string {
  const unquoted = header.replaceAll(/"[^"]*"/g, "");
  const counts = [",", ";", "\t"].map((delimiter) => [delimiter, unquoted.split(delimiter).length] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
