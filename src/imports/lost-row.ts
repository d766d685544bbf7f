// PURE. Rows that came back without their cells: sent again so, they are rejected, for nothing else tells of them.
import { text } from "../fault.ts";
import { isErrorColumn } from "./columns.ts";
import type { FileColumn } from "./import.ts";

export const cellsMissing = {
  code: "cells-missing",
  detail: text(
    "Isi baris ini tidak dapat kami kembalikan: salin dari berkas yang pertama kali dikirim.",
    "We could not give the cells of this row back: copy them from the file that was sent first.",
  ),
};

/** What a line is told as that stands for a row; the first two so only in files of older releases. */
const codesOfLost: ReadonlySet<string> = new Set(["internal", "household-too-large", cellsMissing.code]);

/** How a row of a file with these columns is looked at. */
export interface RowLook {
  /** Nothing stands in it, or nothing but a further fault of a row beside it. */
  isBlank(cells: readonly string[]): boolean;
  /** It stands for a row of which nothing else is there. */
  isLost(cells: readonly string[]): boolean;
}

/** In a file of rejected rows each fault has a line, and the row stands beside its first one. */
export function rowLook(columns: readonly FileColumn[]): RowLook {
  const isOurs = columns.map(({ name }) => isErrorColumn(name));
  const hasNone = (cell: string, index: number) => isOurs[index] === true || cell.trim() === "";
  const codeAt = columns.findIndex(({ name }) => name === "code");
  const isLost = (cells: readonly string[]) =>
    codeAt !== -1 && codesOfLost.has(cells[codeAt]?.trim() ?? "") && cells.every(hasNone);
  return { isLost, isBlank: (cells) => cells.every(hasNone) && !isLost(cells) };
}
