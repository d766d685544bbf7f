// PURE. Cells and lines of comma-separated values as RFC 4180 writes them.
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Spreadsheets take these for the beginning of a formula; an apostrophe makes text of it (OWASP, CSV injection). */
const beginsFormula = /^[=+\-@\t\r]/;

/** One line with its end, of which spreadsheets run nothing as a formula. */
export function csvLine(cells: readonly string[]): string {
  const written = cells.map((cell) => csvCell(beginsFormula.test(cell) ? `'${cell}` : cell));
  return `${written.join(",")}\r\n`;
}
