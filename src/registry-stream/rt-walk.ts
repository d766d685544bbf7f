// PURE. Walks over the subjects of compact RT with the facts that criteria read: of the RT, a household, a member.
import type { FactRecord, Facts } from "../eligibility/catalogue.ts";
import { buildFacts } from "../eligibility/indicators/derive-facts.ts";
import { type LiveFacts, prepareLiveFacts } from "../eligibility/indicators/live-facts.ts";
import type {
  AreaCounts,
  AreaRecord,
  CityContext,
  HouseholdRecord,
  ReceivedProgram,
} from "../eligibility/indicators/records.ts";
import { type ColumnsCursor, createCursor } from "./columns-cursor.ts";
import type { ColumnsLayout } from "./columns-layout.ts";
import { prepareCounts } from "./count-rt.ts";
import type { RtColumns } from "./rt-columns.ts";

type Walked = { -readonly [Part in keyof Required<Facts>]: Facts[Part] };

/** Facts are those of the subject come to last: the objects stay, for making new ones takes longer than deciding. */
export class RtWalk {
  readonly #city: CityContext;
  readonly #asOf: string;
  readonly #cursor: ColumnsCursor;
  readonly #live: LiveFacts;
  readonly #countsOf: ((rt: RtColumns) => AreaCounts) | undefined;
  /** One of each size of household, with the same members. */
  readonly #sizes: FactRecord[][] = [[]];
  readonly #household: FactRecord;
  /** Of the RT come to. */
  readonly areaFacts: Walked;
  /** Of the household come to, and with one of its members. */
  readonly householdFacts: Walked;
  readonly memberFacts: Walked;
  receivedByArea: readonly ReceivedProgram[] = [];
  #area: AreaRecord = { code: "", indicators: {}, receives: [], counts: undefined };

  constructor(layout: ColumnsLayout, city: CityContext, asOf: string) {
    this.#city = city;
    this.#asOf = asOf;
    this.#cursor = createCursor(layout);
    this.#live = prepareLiveFacts(city, asOf);
    if (layout.asked.areaCounts) this.#countsOf = prepareCounts(this.#cursor, asOf);
    this.#household = this.#live.household(this.#cursor.household);
    this.areaFacts = nobodysFacts(this.#live);
    this.householdFacts = nobodysFacts(this.#live);
    this.memberFacts = nobodysFacts(this.#live);
  }

  /** The household come to. */
  get record(): HouseholdRecord {
    return this.#cursor.household;
  }

  /** The RT come to. */
  get areaRecord(): AreaRecord {
    return this.#area;
  }

  enter(rt: RtColumns): void {
    const { code, indicators, received } = rt;
    this.#area = { code, indicators, receives: received.area, counts: this.#countsOf?.(rt) };
    const { area } = buildFacts(undefined, this.#area, this.#city, this.#asOf);
    this.areaFacts.area = this.householdFacts.area = this.memberFacts.area = area;
    this.receivedByArea = received.area;
    this.#cursor.enter(rt);
  }

  /** @param place of a household in the RT */
  moveTo(place: number): void {
    this.#cursor.moveTo(place);
    const size = this.record.members.length;
    // Without one member on file the members are missing.
    const members = size === 0 ? undefined : this.#membersOf(size);
    this.householdFacts.household = this.memberFacts.household = this.#household;
    this.householdFacts.members = this.memberFacts.members = members;
  }

  /** @param place of a member in the household come to */
  moveToMember(place: number): void {
    this.memberFacts.member = this.memberFacts.members![place];
  }

  #membersOf(size: number): readonly FactRecord[] {
    while (this.#sizes.length <= size) {
      const member = this.record.members[this.#sizes.length - 1]!;
      this.#sizes.push([...this.#sizes.at(-1)!, this.#live.member(member, this.record)]);
    }
    return this.#sizes[size]!;
  }
}

/** Written out, so that all have one shape. */
function nobodysFacts({ today, setting }: LiveFacts): Walked {
  return { household: undefined, members: undefined, member: undefined, area: undefined, today, setting };
}
