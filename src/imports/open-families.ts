// Opens the sealed rows of a chunk and puts those of each family together.
import type { IdentifierVault } from "../database/identifier-vault.ts";
import { text } from "../fault.ts";
import { type Candidate, familyAssembler, readJsonRow } from "./assemble-family.ts";
import type { Import } from "./import.ts";
import type { StagedRow } from "./row-store.ts";

interface OpenRow {
  readonly line: number;
  readonly content: string;
}

/** @param rows by family and line, each family whole */
export function openFamilies(
  vault: IdentifierVault,
  { kind, columns }: Pick<Import, "kind" | "columns">,
  rows: readonly StagedRow[],
): Candidate[] {
  const families = new Map<string, OpenRow[]>();
  for (const row of rows) {
    const key = row.family.toString("hex");
    const open = { line: row.line, content: vault.open(row) };
    const family = families.get(key);
    if (family) family.push(open);
    else families.set(key, [open]);
  }
  const assemble = columns && familyAssembler(kind, columns);
  return [...families].flatMap(([key, family]) => {
    const alike = (candidate: Candidate): Candidate => ({ ...candidate, family: Buffer.from(key, "hex") });
    if (assemble === null) {
      const isOnce = kind === "households" || kind === "deciles";
      return family.map((row, index) => alike(once(row, isOnce && index > 0 ? family[0]! : undefined)));
    }
    const cells = family.map(({ line, content }) => ({ line, cells: JSON.parse(content) as string[] }));
    // A household is all of its rows; a decile is a row.
    const groups = kind === "households" ? [cells] : cells.map((row) => [row]);
    return groups.map((group) => alike(assemble(group)));
  });
}

/** Two lines of one household would each undo the other at every import. */
function once(row: OpenRow, first: OpenRow | undefined): Candidate {
  const candidate = readJsonRow(row);
  if (!first) return candidate;
  const detail = text(
    `Keluarga ini sudah ada di baris ${first.line}.`,
    `This household is in line ${first.line} already.`,
  );
  const twice = { line: row.line, column: null, code: "duplicate-household", detail };
  return { ...candidate, faults: [...candidate.faults, twice] };
}
