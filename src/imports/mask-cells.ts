// Rows as they may be given back: no whole number of a person or card stands in them, all else as it was sent.
import { masked } from "../database/identifier-vault.ts";
import { between, withoutNumbers } from "../without-numbers.ts";
import type { FileColumn } from "./import.ts";

const numberColumns = new Set(["family_card_number", "national_id"]);

/** @param columns of the file; null: each row is a household in JSON */
export function maskedCells(cells: readonly string[], columns: readonly FileColumn[] | null): string[] {
  if (columns === null) return cells.map(maskedJson);
  // As many as there were: one too many or too few is what has to be seen.
  return cells.map((cell, index) =>
    numberColumns.has(columns[index]?.name ?? "") ? masked(cell) : maskedText(cell),
  );
}

/** What else is there may be a phone, an id or a date, which has to come back whole. */
const maskedText = (text: string) => withoutNumbers(text, masked);

/** Of a line that cannot be read. */
const closeDigits = new RegExp(`\\d(?:${between}{0,3}\\d){11,}`, "g");

/** Numbers by their names, and where it cannot be read whatever looks like a part of one. */
function maskedJson(line: string): string {
  try {
    return JSON.stringify(maskedValue(JSON.parse(line), false));
  } catch {
    return line.replaceAll(closeDigits, masked);
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
