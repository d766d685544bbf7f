// PURE. From the rows of one family to a household as the API takes it, and back from its faults to line and column.
import type { Text } from "../eligibility/catalogue.ts";
import { type Fault, text } from "../fault.ts";
import { type Column, cellValue, columnsOf } from "./columns.ts";
import type { FileColumn, ImportKind } from "./import.ts";

/** A row of the file; a household in JSON is a row of one cell. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface PlacedFault {
  readonly line: number;
  /** Header of the column, or the pointer into a household in JSON. */
  readonly column: string | null;
  readonly code: string;
  readonly detail: Text;
}

/** What is sent of one household or decile. */
export interface Candidate {
  readonly rows: readonly Row[];
  /** Not yet checked; absent where nothing can be read. */
  readonly sent: Readonly<Record<string, unknown>> | undefined;
  /** What keeps its rows from being one household. */
  readonly faults: readonly PlacedFault[];
  /** Keyed hash of what its rows have alike. */
  readonly family?: Buffer;
  /** Faults of what is sent, each where it stands in the file. */
  place(faults: readonly Fault[]): PlacedFault[];
}

interface Cell {
  readonly column: Column;
  readonly header: string;
  readonly line: number;
  readonly value: unknown;
}

/** @param columns of the file, all known; rows in the order of their lines */
export function assembleFamily(
  kind: ImportKind,
  columns: readonly FileColumn[],
  rows: readonly Row[],
): Candidate {
  const known = columnsOf(kind);
  const cells = rows.map((row) => cellsOf(row, columns, known));
  const household = new Map<string, Cell>();
  const faults = rows.flatMap((row) => columnCountFaults(row, columns.length));
  for (const cell of cells.flat()) {
    if (cell.column.level !== "household") continue;
    const first = household.get(cell.column.name);
    if (!first) household.set(cell.column.name, cell);
    else if (JSON.stringify(first.value) !== JSON.stringify(cell.value))
      faults.push(disagreeing(cell, first));
  }
  const members = cells
    .map((row) => row.filter((cell) => cell.column.level === "member"))
    .flatMap((row, index) => (row.length === 0 ? [] : [{ line: rows[index]!.line, cells: row }]));
  const sent = objectOf([...household.values()]);
  const headers = new Map(columns.map(({ name, header }) => [pathOf(known.get(name)!), header]));
  const place = ({ pointer, code, detail }: Fault): PlacedFault => {
    const [, index, rest = ""] = /^\/members\/(\d+)(.*)$/.exec(pointer) ?? [];
    const member = index === undefined ? undefined : members[Number(index)];
    const path = member ? `member${rest}` : `household${pointer}`;
    const line = member?.line ?? lineOf(household, path) ?? rows[0]!.line;
    return { line, column: headers.get(path) ?? null, code, detail };
  };
  return {
    rows,
    sent: kind === "households" ? { ...sent, members: members.map((one) => objectOf(one.cells)) } : sent,
    faults,
    place: (found) => found.map(place),
  };
}

function cellsOf(row: Row, columns: readonly FileColumn[], known: ReadonlyMap<string, Column>): Cell[] {
  return columns.flatMap(({ header, name, values = {} }, index) => {
    // A cell may have several lines; what is stored of it has one.
    const text = row.cells[index]?.trim().replaceAll(/\s*[\r\n]+\s*/g, " ") ?? "";
    const said = Object.hasOwn(values, text) ? values[text]!.trim() : text;
    const column = known.get(name)!;
    // An empty cell says nothing: what is stored stays.
    return said === "" ? [] : [{ column, header, line: row.line, value: cellValue(column, said) }];
  });
}

/** A path has two parts at most. */
function objectOf(cells: readonly Cell[]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const { column, value } of cells) {
    const [first, second] = column.path as [string, string?];
    if (second === undefined) object[first] = value;
    else object[first] = { ...(object[first] as object | undefined), [second]: value };
  }
  return object;
}

const pathOf = ({ level, path }: Column) => [level, ...path].join("/");

function lineOf(household: ReadonlyMap<string, Cell>, path: string): number | undefined {
  return [...household.values()].find(({ column }) => pathOf(column) === path)?.line;
}

function columnCountFaults({ line, cells }: Row, expected: number): PlacedFault[] {
  if (cells.length === expected) return [];
  if (cells.length > expected && cells.slice(expected).every((cell) => cell.trim() === "")) return [];
  const detail = text(
    `Baris ini mempunyai ${cells.length} sel, baris judul ${expected}.`,
    `This row has ${cells.length} cells, the header has ${expected}.`,
  );
  return [{ line, column: null, code: "wrong-cell-count", detail }];
}

function disagreeing({ line, header }: Cell, first: Cell): PlacedFault {
  const detail = text(
    `Berbeda dengan baris ${first.line} dari keluarga yang sama.`,
    `It differs from line ${first.line} of the same household.`,
  );
  return { line, column: header, code: "rows-disagree", detail };
}

/** A household in JSON, one a line. */
export function readJsonRow({ line, content }: { line: number; content: string }): Candidate {
  const rows = [{ line, cells: [content] }];
  const place = (faults: readonly Fault[]) =>
    faults.map(({ pointer, code, detail }) => ({
      line,
      column: pointer === "" ? null : pointer,
      code,
      detail,
    }));
  const sent = parsed(content);
  if (sent) return { rows, sent, faults: [], place };
  const detail = text("Baris ini bukan objek JSON.", "This line is no JSON object.");
  return { rows, sent: undefined, faults: [{ line, column: null, code: "malformed-json", detail }], place };
}

function parsed(content: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(content);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
