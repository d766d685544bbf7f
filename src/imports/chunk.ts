// What became of the families of a chunk: counted, and told row by row where they were rejected.
import { text } from "../fault.ts";
import type { PlacedFault } from "./assemble-family.ts";
import { counted, type FileColumn, type Import, type Outcome } from "./import.ts";
import { maskedCells } from "./mask-cells.ts";
import type { Row } from "./row.ts";

export interface Result {
  readonly rows: readonly Row[];
  readonly outcome: Outcome;
  /** Of rejected ones. */
  readonly faults?: readonly PlacedFault[];
}

/** Each row has the outcome of its household, so that rows add up as households do. */
export function countResults(
  { rows, households }: Pick<Import, "rows" | "households">,
  results: readonly Result[],
): Pick<Import, "rows" | "households"> {
  for (const result of results) {
    rows = counted(rows, result.outcome, result.rows.length);
    households = counted(households, result.outcome, 1);
    households = { ...households, total: households.total + 1 };
  }
  return { rows, households };
}

export interface RowError {
  readonly line: number;
  readonly place: number;
  readonly column: string | null;
  readonly code: string;
  readonly messageId: string;
  readonly messageEn: string;
  readonly cells: readonly string[] | null;
}

/** Every row of a rejected household comes back, those without a fault of their own too. */
export function rowErrors(results: readonly Result[], columns: readonly FileColumn[] | null): RowError[] {
  return results.flatMap(({ rows, faults = [], outcome }) =>
    outcome === "rejected" ? rows.flatMap((row) => errorsOf(row, faults, columns)) : [],
  );
}

function errorsOf(
  row: Row,
  faults: readonly PlacedFault[],
  columns: readonly FileColumn[] | null,
): RowError[] {
  const own = faults.filter(({ line }) => line === row.line);
  const told = own.length > 0 ? own : [rejectedWith(row.line, faults[0]?.line)];
  return told.map(({ line, column, code, detail }, place) => ({
    ...{ line, place, column, code, messageId: detail.id, messageEn: detail.en },
    cells: place === 0 ? maskedCells(row.cells, columns) : null,
  }));
}

function rejectedWith(line: number, faultyLine: number | undefined): PlacedFault {
  const detail = text(
    `Ditolak bersama keluarganya: perbaiki baris ${faultyLine}.`,
    `Rejected with its household: correct line ${faultyLine}.`,
  );
  return { line, column: null, code: "household-rejected", detail };
}
