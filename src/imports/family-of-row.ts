// PURE. What the rows of one family have alike, before anything of them has been checked.
import { isDummyNumber } from "../households/national-id.ts";
import type { FileColumn } from "./import.ts";

/** A row that names no family is one by itself: rows that share a number which nobody has are not made a family. */
export function familyOfColumns(
  columns: readonly FileColumn[],
): (cells: readonly string[], line: number) => string {
  const cellOf = (name: string) => {
    const place = columns.findIndex((column) => column.name === name);
    return (cells: readonly string[]) => cells[place]?.trim() ?? "";
  };
  const referralOf = cellOf("referral_id");
  const cardOf = cellOf("family_card_number");
  const sourceIdOf = cellOf("household_source_id");
  return (cells, line) => {
    const referral = referralOf(cells);
    if (referral !== "") return `referral ${referral.toLowerCase()}`;
    const card = cardOf(cells);
    if (isNumber(card)) return `card ${card}`;
    const id = sourceIdOf(cells);
    return id === "" ? alone(line) : `source ${id}`;
  };
}

/** Of a household in JSON; what is no JSON is told of when it is its turn. */
export function familyOfLine(json: string, line: number): string {
  const { familyCardNumber, source, referralId } = asObject(json);
  if (typeof referralId === "string") return `referral ${referralId.toLowerCase()}`;
  if (isNumber(familyCardNumber)) return `card ${familyCardNumber}`;
  const { system, id } = asObject(source);
  return typeof system === "string" && typeof id === "string" ? `source ${system} ${id}` : alone(line);
}

function isNumber(value: unknown): value is string {
  return typeof value === "string" && /^\d{16}$/.test(value) && !isDummyNumber(value);
}

function alone(line: number): string {
  return `line ${line}`;
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  let read = value;
  if (typeof value === "string") {
    try {
      read = JSON.parse(value);
    } catch {
      return {};
    }
  }
  return typeof read === "object" && read !== null ? (read as Record<string, unknown>) : {};
}
