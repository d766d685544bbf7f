// PURE. What a cell of a workbook says, as the same cell of a CSV file would.

/** Formats of dates that Excel does not write down (ECMA-376 part 1, 18.8.30), in all languages. */
const builtInDates = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58,
]);

/** @param code of a format of the file's own; absent for one that is built in */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDates.has(id);
  const letters = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, "").toLowerCase();
  return /[dy]/.test(letters);
}

const dayMs = 86_400_000;
/** Day 0, for a calendar that has a 29 February 1900, as Excel's has. */
const epoch = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);

/** From 15 digits on a number has lost what came after them, and cells of 16 digits are numbers of people. */
const firstInexact = 1e15;

/** `undefined` for a number that has lost digits. */
export function numberCell(raw: string, as: { isDate: boolean; from1904: boolean }): string | undefined {
  const number = Number(raw);
  if (raw.trim() === "" || !Number.isFinite(number)) return raw;
  if (Math.abs(number) >= firstInexact) return undefined;
  if (!as.isDate) return Number.isInteger(number) ? number.toFixed(0) : String(number);
  const day = new Date((as.from1904 ? epoch1904 : epoch) + Math.floor(number) * dayMs);
  return Number.isNaN(day.getTime()) ? raw : day.toISOString().slice(0, 10);
}

/** From 0, of a reference such as `AB12`; `undefined` for what is none. */
export function columnIndex(reference: string): number | undefined {
  const [letters] = /^[A-Z]{1,3}/.exec(reference) ?? [];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
