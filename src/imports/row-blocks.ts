// PURE. Rows of a family that follow each other in a file are kept as one block, and come out of it as they were.
import type { Row } from "./row.ts";

/** Rows of one family, at most `rowsOfBlock` of them, or fewer long ones. */
export interface RowBlock {
  /** What the rows of a family have alike. */
  readonly family: string;
  readonly rows: readonly Row[];
}

/** More than nearly every household has members, and few enough that a block stays small. */
const rowsOfBlock = 20;
/** A block ends with the row that reaches it: cells that rows have alike are written once, and come out for each. */
const charactersOfBlock = 65_536;

/** Of rows that name their family; most files have the members of a household in successive lines. */
export async function* inBlocks(
  rows: AsyncIterable<readonly (Row & { readonly family: string })[]>,
): AsyncGenerator<RowBlock[]> {
  let begun: { readonly family: string; readonly rows: Row[] } | undefined;
  let characters = 0;
  for await (const some of rows) {
    const whole: RowBlock[] = [];
    for (const row of some) {
      const hasRoom = characters < charactersOfBlock && begun && begun.rows.length < rowsOfBlock;
      if (hasRoom && begun?.family === row.family) begun.rows.push(row);
      else {
        if (begun) whole.push(begun);
        begun = { family: row.family, rows: [row] };
        characters = 0;
      }
      for (const cell of row.cells) characters += cell.length;
    }
    yield whole;
  }
  if (begun) yield [begun];
}

/** Stands for a cell that says what the one above says: most of a household's cells are repeated in each of its rows. */
const asAbove = 0;

/** The cells as text; the lines are kept beside it. */
export function writeBlock(rows: readonly Row[]): string {
  const written = rows.map(({ cells }, place) => {
    const above = rows[place - 1]?.cells;
    return above ? cells.map((cell, index) => (cell === above[index] ? asAbove : cell)) : cells;
  });
  return JSON.stringify(written);
}

/** @param lines of the rows, in their order */
export function readBlock(written: string, lines: readonly number[]): Row[] {
  const rows: Row[] = [];
  let above: readonly string[] = [];
  for (const read of JSON.parse(written) as (string | typeof asAbove)[][]) {
    for (let index = 0; index < read.length; index += 1)
      if (read[index] === asAbove) read[index] = above[index]!;
    above = read as string[];
    rows.push({ line: lines[rows.length]!, cells: above });
  }
  return rows;
}
