// PURE. From the rows of one family to a household as the API takes it, and back from its faults to line and column.
import type { Text } from "../eligibility/catalogue.ts";
import { type Fault, text } from "../fault.ts";
import { type Column, cellValue, columnsOf } from "./columns.ts";
import type { FileColumn, ImportKind } from "./import.ts";
import { holdsMask, isMasked, isNaming, maskedFault } from "./masked-cell.ts";
import type { PreparedHousehold } from "./prepare-household.ts";
import type { Row } from "./row.ts";

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
  /** Of a household that can be read. */
  readonly household?: PreparedHousehold;
  /** Faults of what is sent, each where it stands in the file. */
  place(faults: readonly Fault[]): PlacedFault[];
}

/** A column of the file. */
interface Place {
  readonly index: number;
  readonly header: string;
  readonly column: Column;
  /** Whether it says who a row is about. */
  readonly isNaming: boolean;
  /** Our words for theirs. */
  readonly values: Readonly<Record<string, string>> | undefined;
}

interface Cell {
  readonly place: Place;
  readonly line: number;
  readonly text: string;
}

/**
 * @param columns of the file, all known
 * @returns what makes one household of its rows, in the order of their lines
 */
export function familyAssembler(
  kind: ImportKind,
  columns: readonly FileColumn[],
): (rows: readonly Row[]) => Candidate {
  const known = columnsOf(kind);
  const places = columns.map(({ header, name, values }, index): Place => {
    return { index, header, column: known.get(name)!, isNaming: isNaming(name), values };
  });
  const headers = new Map(places.map(({ column, header }) => [pathOf(column), header]));
  const ofLevel = (level: Column["level"]) => places.filter(({ column }) => column.level === level);
  const [ofHousehold, ofMember] = [ofLevel("household"), ofLevel("member")];
  const read = [...ofHousehold, ...ofMember];

  return (rows) => {
    const unread = rows.flatMap((row) => maskedFaults(read, row));
    const faults = [...rows.flatMap((row) => columnCountFaults(row, columns.length)), ...unread];
    const household = agreedCells(ofHousehold, rows, faults);
    const members = rows.flatMap((row) => {
      const cells = cellsOf(ofMember, row);
      return cells.length === 0 ? [] : [{ line: row.line, cells }];
    });
    const sent = objectOf(household);
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
      // That a mask has not the form of a number goes without saying.
      place: (found) => found.map(place).filter((one) => !unread.some((other) => isSamePlace(one, other))),
    };
  };
}

/** What the rows of a household say of it, each column once: another word for the same is no fault. */
function agreedCells(places: readonly Place[], rows: readonly Row[], faults: PlacedFault[]): Cell[] {
  const agreed = new Map<Place, Cell>();
  for (const row of rows) {
    if (row !== rows[0] && isRepeated(places, row, rows[0]!)) continue;
    for (const cell of cellsOf(places, row)) {
      const first = agreed.get(cell.place);
      if (!first) agreed.set(cell.place, cell);
      else if (!saysTheSame(cell, first)) faults.push(disagreeing(cell, first));
    }
  }
  return [...agreed.values()];
}

/** Most files write the same of a household in each of its rows. */
function isRepeated(places: readonly Place[], { cells }: Row, first: Row): boolean {
  for (const { index } of places) if (cells[index] !== first.cells[index]) return false;
  return true;
}

function saysTheSame(cell: Cell, other: Cell): boolean {
  return cell.text === other.text || JSON.stringify(valueOf(cell)) === JSON.stringify(valueOf(other));
}

/** Those that are not empty: an empty one says nothing, and what is stored stays. */
function cellsOf(places: readonly Place[], { line, cells }: Row): Cell[] {
  const found: Cell[] = [];
  for (const place of places) {
    const text = textOf(cells[place.index]);
    const { values } = place;
    const said = values && Object.hasOwn(values, text) ? values[text]!.trim() : text;
    if (said !== "") found.push({ place, line, text: said });
  }
  return found;
}

/** A cell may have several lines; what is stored of it has one. */
function textOf(cell = ""): string {
  const text = cell.trim();
  return /[\r\n]/.test(text) ? text.replaceAll(/\s*[\r\n]+\s*/g, " ") : text;
}

function valueOf({ place, text }: Cell): unknown {
  return cellValue(place.column, text);
}

/** A path has two parts at most. */
function objectOf(cells: readonly Cell[]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const cell of cells) {
    const [first, second] = cell.place.column.path as [string, string?];
    if (second === undefined) object[first] = valueOf(cell);
    else ((object[first] ??= {}) as Record<string, unknown>)[second] = valueOf(cell);
  }
  return object;
}

const pathOf = ({ level, path }: Column) => [level, ...path].join("/");

function lineOf(household: readonly Cell[], path: string): number | undefined {
  return household.find(({ place }) => pathOf(place.column) === path)?.line;
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

function maskedFaults(places: readonly Place[], { line, cells }: Row): PlacedFault[] {
  return places
    .filter(({ index, isNaming }) => (isNaming ? isMasked(cells[index]) : holdsMask(cells[index] ?? "")))
    .map(({ header }) => ({ line, column: header, ...maskedFault }));
}

function isSamePlace(one: PlacedFault, other: PlacedFault): boolean {
  return one.line === other.line && one.column === other.column;
}

function disagreeing({ line, place }: Cell, first: Cell): PlacedFault {
  const detail = text(
    `Berbeda dengan baris ${first.line} dari keluarga yang sama.`,
    `It differs from line ${first.line} of the same household.`,
  );
  return { line, column: place.header, code: "rows-disagree", detail };
}
