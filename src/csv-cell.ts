// PURE. Cells and lines of comma-separated values as RFC 4180 writes them.
/** Also quoted where a spreadsheet that cuts by semicolon or tab, as in Indonesia, would begin a cell. */
export function csvCell(text: string): string {
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/*
 * Spreadsheets take these for the beginning of a formula; an apostrophe makes text of it (OWASP, CSV injection). To
 * one that cuts by semicolon or tab a quote within a line opens nothing, so cells begin within ours. Apostrophes that
 * are there already get one more, so that taking one away gives back every text as it was.
 */
const beginsFormula = /^(?=['"]*[=+\-@]|'*[\t\r\n])|(?<=[;\t\r\n])(?=['"]*[=+\-@])/g;
const madeText = /^'(?=['"]*[=+\-@]|'*[\t\r\n])|(?<=[;\t\r\n])'(?=['"]*[=+\-@])/g;

/** One line with its end, of which spreadsheets run nothing as a formula. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => csvCell(cell.replaceAll(beginsFormula, "'"))).join(",")}\r\n`;
}

/** Cells of a line as they were before `csvLine` made text of formulas. */
export function plainCells(cells: readonly string[]): readonly string[] {
  if (!cells.some((cell) => cell.includes("'"))) return cells;
  return cells.map((cell) => cell.replaceAll(madeText, ""));
}
