// PURE. Walks over compact RT: one household at a time, as the record that facts are built from.
import type {
  GivenFacts,
  HouseholdDocument,
  HouseholdRecord,
  MemberRecord,
  ReceivedProgram,
} from "../eligibility/indicators/records.ts";
import type { Column, ColumnsLayout, TableLayout } from "./columns-layout.ts";
import type { CompactRows } from "./compact-rows.ts";
import type { RtColumns } from "./rt-columns.ts";

/** The records are always the same ones: they tell of the household that was come to last. */
export interface ColumnsCursor {
  readonly household: HouseholdRecord;
  /** Of the household come to, as its `members`; the first one is always the same. */
  enter(rt: RtColumns): void;
  /** @param place of a household in the RT */
  moveTo(place: number): void;
}

/** A row of one table: its facts are read off the arrays when they are asked for. No fact's name begins with `$`. */
type Row = GivenFacts & { $rows: CompactRows; $place: number };

export function createCursor(layout: ColumnsLayout): ColumnsCursor {
  const HouseholdRow = rowClass(layout.household);
  const MemberRow = rowClass(layout.member);
  const household = new HouseholdAt(new HouseholdRow(), () => new MemberAt(new MemberRow()));
  return {
    household,
    enter: (rt) => household.enter(rt),
    moveTo: (place) => household.moveTo(place),
  };
}

const nothing: readonly never[] = [];

class MemberAt implements MemberRecord {
  readonly indicators: GivenFacts;
  receives: readonly ReceivedProgram[] = nothing;
  readonly #row: Row;

  constructor(row: Row) {
    this.#row = row;
    this.indicators = row;
  }

  get sex() {
    return this.indicators.sex as string | undefined;
  }
  get birthDate() {
    return this.indicators.birthDate as string | undefined;
  }
  get birthYear() {
    return this.indicators.birthYear as number | undefined;
  }
  get relation() {
    return this.indicators.relation as string | undefined;
  }

  moveTo(rows: CompactRows, place: number, receives: readonly ReceivedProgram[]): void {
    this.#row.$rows = rows;
    this.#row.$place = place;
    this.receives = receives;
  }
}

class HouseholdAt implements HouseholdRecord {
  readonly indicators: GivenFacts;
  areaCode = "";
  documents: readonly HouseholdDocument[] = nothing;
  receives: readonly ReceivedProgram[] = nothing;
  members: readonly MemberAt[] = nothing;
  readonly #row: Row;
  readonly #makeMember: () => MemberAt;
  /** One of each size, with the same members: making one for each household takes longer than to decide it. */
  readonly #sizes: MemberAt[][] = [[]];
  #rt: RtColumns | undefined;

  constructor(row: Row, makeMember: () => MemberAt) {
    this.#row = row;
    this.#makeMember = makeMember;
    this.indicators = row;
  }

  get decile() {
    return this.indicators.decile as number | undefined;
  }

  enter(rt: RtColumns): void {
    this.#rt = rt;
    this.areaCode = rt.code;
    this.#row.$rows = rt.households;
  }

  moveTo(place: number): void {
    const { documents, received, starts, members } = this.#rt!;
    this.#row.$place = place;
    this.documents = documents.size === 0 ? nothing : (documents.get(place) ?? nothing);
    this.receives = received.households.size === 0 ? nothing : (received.households.get(place) ?? nothing);
    const first = starts[place]!;
    const size = starts[place + 1]! - first;
    this.members = this.#ofSize(size);
    for (let at = 0; at < size; at += 1) {
      const receives = received.members.size === 0 ? nothing : (received.members.get(first + at) ?? nothing);
      this.members[at]!.moveTo(members, first + at, receives);
    }
  }

  #ofSize(size: number): readonly MemberAt[] {
    while (this.#sizes.length <= size) this.#sizes.push([...this.#sizes.at(-1)!, this.#makeMember()]);
    return this.#sizes[size]!;
  }
}

/**
 * Compiled, with a getter for each column: criteria read them millions of times. The code holds names of the catalogue
 * and numbers only.
 */
function rowClass({ columns, width }: TableLayout): new () => Row {
  const getters = columns.map(
    (column, index) => `get ${column.name}() { return ${read(column, index, width)}; }`,
  );
  const code = `"use strict"; return class {
    $rows = none; $place = 0;
    ${getters.join("\n")}
  };`;
  const values = columns.map(({ dictionary }) => dictionary?.values);
  return new Function("none", "orNone", "values", code)(none, orNone, values) as new () => Row;
}

const none: CompactRows = {
  count: 0,
  bytes: new Uint8Array(),
  codes: new Uint32Array(),
  numbers: new Float64Array(),
};

function orNone(number: number): number | undefined {
  return number === number ? number : undefined;
}

function read({ store, place, dictionary }: Column, index: number, width: TableLayout["width"]): string {
  const value = `this.$rows.${store}[this.$place * ${width[store]} + ${place}]`;
  return dictionary === undefined ? `orNone(${value})` : `values[${index}][${value}]`;
}
