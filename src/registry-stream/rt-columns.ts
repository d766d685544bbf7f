// PURE. An RT with everybody in it, in compact rows.
import type { GivenFacts, HouseholdDocument, ReceivedProgram } from "../eligibility/indicators/records.ts";
import type { ColumnsLayout } from "./columns-layout.ts";
import type { CompactRows } from "./compact-rows.ts";

export interface RtColumns {
  readonly code: string;
  readonly layout: ColumnsLayout;
  readonly indicators: GivenFacts;
  /** The active ones, by id. */
  readonly households: CompactRows;
  /** Of all households, in their order. */
  readonly members: CompactRows;
  /** Where the members of each household begin, and at last where those of the last one end. */
  readonly starts: Uint32Array;
  /** Of households and of members, in their order; only where they were asked for. */
  readonly ids?: { readonly households: readonly string[]; readonly members: readonly string[] };
  /** Certificates of poverty, by the place of the household. */
  readonly documents: ReadonlyMap<number, readonly HouseholdDocument[]>;
  /** What is received, by the place of the household or member: whatever ends on that day or later. */
  readonly received: {
    readonly since: string;
    readonly area: readonly ReceivedProgram[];
    readonly households: ReadonlyMap<number, readonly ReceivedProgram[]>;
    readonly members: ReadonlyMap<number, readonly ReceivedProgram[]>;
  };
}

/** Of small objects and what holds them; measured, and rather too much than too little. */
const overheadBytes = 4_000;
const listBytes = 300;

/** How much memory it takes. */
export function bytesOf({ households, members, starts, documents, received }: RtColumns): number {
  const rows = [households, members].flatMap(({ bytes, codes, numbers }) => [bytes, codes, numbers]);
  const inRows = [...rows, starts].reduce((sum, { byteLength }) => sum + byteLength, 0);
  const lists = documents.size + received.households.size + received.members.size + received.area.length;
  return overheadBytes + inRows + lists * listBytes;
}
