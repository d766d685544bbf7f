// Opens the sealed rows of a family and puts them together.
import type { IdentifierVault } from "../database/identifier-vault.ts";
import { text } from "../fault.ts";
import { type Candidate, familyAssembler } from "./assemble-family.ts";
import type { Import } from "./import.ts";
import { cellsMissing, rowLook } from "./lost-row.ts";
import { readJsonRow } from "./read-json-row.ts";
import { readBlock } from "./row-blocks.ts";
import type { StagedBlock } from "./row-store.ts";
import type { Row } from "./row.ts";

/** Opens the blocks of one family; answers what is sent of it: a household, or each of its rows. */
export type FamilyOpener = (blocks: readonly StagedBlock[]) => Candidate[];

export function familyOpener(
  vault: IdentifierVault,
  { kind, columns }: Pick<Import, "kind" | "columns">,
): FamilyOpener {
  const assemble = columns && familyAssembler(kind, columns);
  const look = columns && rowLook(columns);
  const isLost = (group: readonly Row[]) => group.length === 1 && look!.isLost(group[0]!.cells);
  const rowsOf = (block: StagedBlock) => openBlock(vault, block, columns !== null);
  return (blocks) => {
    const { family } = blocks[0]!;
    const rows = blocks.length === 1 ? rowsOf(blocks[0]!) : blocks.flatMap(rowsOf);
    if (assemble === null) {
      const isOnce = kind === "households" || kind === "deciles";
      return rows.map((row, index) => ({ ...once(row, isOnce && index > 0 ? rows[0] : undefined), family }));
    }
    // A household is all of its rows; a decile is a row.
    const groups = kind === "households" ? [rows] : rows.map((row) => [row]);
    return groups.map((group) => ({ ...(isLost(group) ? lost(group) : assemble(group)), family }));
  };
}

/** One that came back without its cells is a family by itself. */
function lost(rows: readonly Row[]): Candidate {
  const faults = rows.map(({ line }) => ({ line, column: null, ...cellsMissing }));
  return { rows, sent: undefined, faults, place: () => [] };
}

/** As they were staged. @throws {MissingKey} @throws {Error} for what was altered */
export function openBlock(vault: IdentifierVault, block: StagedBlock, isCsv: boolean): Row[] {
  const content = vault.open(block);
  const { line, lines } = block;
  if (lines !== null) return readBlock(content, lines);
  return [{ line, cells: isCsv ? (JSON.parse(content) as string[]) : [content] }];
}

/** Two lines of one household would each undo the other at every import. */
function once(row: Row, first: Row | undefined): Candidate {
  const candidate = readJsonRow(row);
  if (!first) return candidate;
  const detail = text(
    `Keluarga ini sudah ada di baris ${first.line}.`,
    `This household is in line ${first.line} already.`,
  );
  const twice = { line: row.line, column: null, code: "duplicate-household", detail };
  return { ...candidate, faults: [...candidate.faults, twice] };
}
