// Reads the records of a CSV file as a stream: comma, semicolon or tab, whichever its first line is cut by.
import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { type FileFaultCode, fileProblem } from "./file-fault.ts";
import { maxLineCharacters } from "./read-lines.ts";

export interface CsvRecord {
  /** Where it begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

const faults: Readonly<Record<string, FileFaultCode>> = {
  CSV_MAX_RECORD_SIZE: "line-too-long",
  CSV_QUOTE_NOT_CLOSED: "cut-off",
  CSV_INVALID_CLOSING_QUOTE: "bad-quotes",
  INVALID_OPENING_QUOTE: "bad-quotes",
};

/** As RFC 4180 has it. Cells stay the text that they are, formulas too. @throws {Problem} `unprocessable`, with a line */
export async function* readCsv(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRecord> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: maxLineCharacters,
  });
  // The callback takes what also comes out of the iteration.
  const records = pipeline(Readable.from(text), parser, () => undefined);
  try {
    for await (const { info, record } of records as AsyncIterable<{
      info: { lines: number };
      record: string[];
    }>) {
      yield { line: info.lines - record.reduce((lines, cell) => lines + newlinesIn(cell), 0), cells: record };
    }
  } catch (error) {
    const code = error instanceof CsvError ? faults[error.code] : undefined;
    throw code ? fileProblem(code, (error as CsvError & { lines?: number }).lines) : error;
  } finally {
    records.destroy();
  }
}

function newlinesIn(cell: string): number {
  return cell.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** What stands between most cells of a header; a header of one cell is cut by nothing. */
export function delimiterOf(header: string): string {
  const unquoted = header.replaceAll(/"[^"]*"/g, "");
  const counts = [",", ";", "\t"].map((delimiter) => [delimiter, unquoted.split(delimiter).length] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
