// PURE. Puts together compact RT from rows as they are read: households first, then their members in the same order.
import type { Area } from "../areas/area.ts";
import type { HouseholdDocument, ReceivedProgram } from "../eligibility/indicators/records.ts";
import type { ColumnsLayout } from "./columns-layout.ts";
import type { CopyLine } from "./copy-line.ts";
import { RowsBuilder } from "./compact-rows.ts";
import type { RtColumns } from "./rt-columns.ts";

export interface RtsToBuild {
  readonly areas: readonly Area[];
  readonly layout: ColumnsLayout;
  /** By the id of the household. */
  readonly documents: ReadonlyMap<string, readonly HouseholdDocument[]>;
  /** By the id of who receives: whatever ends on `since` or later. */
  readonly received: ReadonlyMap<string, readonly ReceivedProgram[]>;
  readonly since: string;
  /** Whether ids of households and members are kept, for who stores something of them. */
  readonly withIds: boolean;
}

const uuidLength = 36;

type Home = readonly [rt: OpenRt, place: number];

export class RtsBuilder {
  readonly #given: RtsToBuild;
  readonly #rts: ReadonlyMap<string, OpenRt>;
  readonly #homes = new Map<string, Home>();
  /** Whether lines of members have their ids: to be kept, or for what they receive. */
  readonly namesMembers: boolean;
  #last: { readonly id: string; readonly home: Home } | undefined;

  constructor(given: RtsToBuild) {
    this.#given = given;
    this.namesMembers = given.withIds || given.received.size > 0;
    this.#rts = new Map(given.areas.map((area) => [area.code, new OpenRt(given)]));
  }

  /** @param line of a household, its RT, and the columns of the layout */
  addHousehold(line: CopyLine): void {
    const id = line.take();
    const { documents, received } = this.#given;
    const rt = this.#rts.get(line.take())!;
    const place = rt.households.count;
    rt.households.add(line);
    rt.ids?.households.push(id);
    this.#homes.set(id, [rt, place]);
    putKnown(rt.documents, place, documents.get(id));
    putKnown(rt.receivedByHousehold, place, received.get(id));
  }

  /** @param line of a household, a member of it where `namesMembers`, and the columns of the layout */
  addMember(line: CopyLine): void {
    const { received } = this.#given;
    const [rt, home] = this.#homeOf(line);
    const place = rt.members.count;
    while (rt.starts.length <= home) rt.starts.push(place);
    if (this.namesMembers) {
      const id = line.take();
      rt.ids?.members.push(id);
      putKnown(rt.receivedByMember, place, received.get(id));
    }
    rt.members.add(line);
  }

  /** Members of one household follow each other. */
  #homeOf(line: CopyLine): Home {
    if (this.#last !== undefined && line.isAt(this.#last.id)) {
      line.pass(uuidLength);
      return this.#last.home;
    }
    const id = line.take();
    const home = this.#homes.get(id)!;
    this.#last = { id, home };
    return home;
  }

  build(): RtColumns[] {
    const { areas, layout, received, since } = this.#given;
    return areas.map(({ code, indicators }) => {
      const rt = this.#rts.get(code)!;
      while (rt.starts.length <= rt.households.count) rt.starts.push(rt.members.count);
      return {
        ...{ code, layout, indicators },
        starts: new Uint32Array(rt.starts),
        ids: rt.ids,
        households: rt.households.rows(),
        members: rt.members.rows(),
        documents: rt.documents,
        received: {
          since,
          area: received.get(code) ?? [],
          households: rt.receivedByHousehold,
          members: rt.receivedByMember,
        },
      };
    });
  }
}

class OpenRt {
  readonly households: RowsBuilder;
  readonly members: RowsBuilder;
  readonly starts: number[] = [];
  readonly documents = new Map<number, readonly HouseholdDocument[]>();
  readonly receivedByHousehold = new Map<number, readonly ReceivedProgram[]>();
  readonly receivedByMember = new Map<number, readonly ReceivedProgram[]>();

  readonly ids: { readonly households: string[]; readonly members: string[] } | undefined;

  constructor({ layout, withIds }: RtsToBuild) {
    this.ids = withIds ? { households: [], members: [] } : undefined;
    this.households = new RowsBuilder(layout.household);
    this.members = new RowsBuilder(layout.member);
  }
}

function putKnown<Value>(map: Map<number, Value>, place: number, value: Value | undefined): void {
  if (value !== undefined) map.set(place, value);
}
