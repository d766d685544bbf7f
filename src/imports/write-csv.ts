// PURE. Lines of CSV that spreadsheets show as they are (RFC 4180), and never run as formulas.
import { csvCell } from "../csv-cell.ts";

/** One line with its end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(written).join(",")}\r\n`;
}

/** Spreadsheets take these for the beginning of a formula; an apostrophe makes text of it (OWASP, CSV injection). */
const beginsFormula = /^[=+\-@\t\r]/;

function written(cell: string): string {
  return csvCell(beginsFormula.test(cell) ? `'${cell}` : cell);
}
