// Rows as they may be given back: no whole number of a person or card stands in them, all else as it was sent.
import { masked } from "../database/identifier-vault.ts";
import type { FileColumn } from "./import.ts";

const numberColumns = new Set(["family_card_number", "national_id"]);

/** @param columns of the file; null: each row is a household in JSON */
export function maskedCells(cells: readonly string[], columns: readonly FileColumn[] | null): string[] {
  if (columns === null) return cells.map(maskedJson);
  return columns.map(({ name }, index) => {
    const cell = cells[index] ?? "";
    return numberColumns.has(name) ? masked(cell) : maskedText(cell);
  });
}

/** What else is there may be a phone, an id or a date, which has to come back whole. */
function maskedText(text: string): string {
  return text
    .replaceAll(/\d{16,}/g, masked)
    .replaceAll(/\d+(?:[ .-]\d+)+/g, (run) => (holdsNumber(run.split(/[ .-]/)) ? masked(run) : run));
}

/** District, a day (of women 40 later) with its month and year, and a serial number. */
const numberForm = /^[1-9]\d{5}(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d{6}$/;

/** Whether some parts that follow each other make sixteen digits that could be a number of a person or card. */
function holdsNumber(parts: readonly string[]): boolean {
  return parts.some((_, from) => {
    let digits = "";
    for (let at = from; digits.length < 16 && at < parts.length; at += 1) digits += parts[at]!;
    return numberForm.test(digits);
  });
}

/** Numbers by their names, and where it cannot be read whatever looks like a part of one. */
function maskedJson(line: string): string {
  try {
    return JSON.stringify(maskedValue(JSON.parse(line), false));
  } catch {
    return line.replaceAll(/\d(?:[ .-]?\d){11,}/g, masked);
  }
}

function maskedValue(value: unknown, isNumber: boolean): unknown {
  if (typeof value === "string" || typeof value === "number") {
    const whole = String(value);
    const hidden = isNumber ? masked(whole) : maskedText(whole);
    return hidden === whole ? value : hidden;
  }
  if (Array.isArray(value)) return value.map((one) => maskedValue(one, isNumber));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => {
    return [maskedText(name), maskedValue(one, isNumber || numberNames.has(wordOf(name)))];
  });
  return Object.fromEntries(entries) as unknown;
}

const numberNames = new Set(["familycardnumber", "nationalid"]);

/** A name that is written otherwise is a fault, and its number is one all the same. */
function wordOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, "");
}
