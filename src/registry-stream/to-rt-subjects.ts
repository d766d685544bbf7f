// PURE. From rows to subjects, household by household.
import type { Area } from "../areas/area.ts";
import type {
  AreaCounts,
  GivenFacts,
  HouseholdDocument,
  MemberRecord,
  ReceivedProgram,
} from "../eligibility/indicators/records.ts";
import type { HouseholdSubject } from "../matching/subject-record.ts";
import type { AskedFacts } from "./asked-facts.ts";
import type { HouseholdRow, MemberRow } from "./registry-query.ts";
import type { RtSubjects } from "./rt-subjects.ts";

/** Everything that was read of some RT. */
export interface ReadRts {
  /** By code. */
  readonly areas: readonly Area[];
  readonly counts: ReadonlyMap<string, AreaCounts>;
  /** By RT and id. */
  readonly households: readonly HouseholdRow[];
  /** In the order of their households. */
  readonly members: readonly MemberRow[];
  readonly documents: ReadonlyMap<string, readonly HouseholdDocument[]>;
  /** By the id of who receives. */
  readonly received: ReadonlyMap<string, readonly ReceivedProgram[]>;
}

const householdFields = 3;
const memberFields = 6;
const none: readonly never[] = [];

export function* toRtSubjects(read: ReadRts, asked: AskedFacts): Generator<RtSubjects> {
  const householdFacts = factsReader(asked.household, householdFields);
  const memberFacts = factsReader(asked.member, memberFields);
  let [nextHousehold, nextMember] = [0, 0];
  for (const { code, name, indicators } of read.areas) {
    const receives = read.received.get(code) ?? none;
    const area = { code, label: name, record: { code, indicators, receives, counts: read.counts.get(code) } };
    const households: HouseholdSubject[] = [];
    for (; read.households[nextHousehold]?.[1] === code; nextHousehold += 1) {
      const row = read.households[nextHousehold]!;
      const [id, , decile] = row;
      const members: MemberRecord[] = [];
      for (; read.members[nextMember]?.[0] === id; nextMember += 1) {
        const member = read.members[nextMember]!;
        members.push(toMember(member, memberFacts(member), read.received.get(member[1]) ?? none));
      }
      const record = {
        areaCode: code,
        decile,
        documents: read.documents.get(id) ?? none,
        indicators: householdFacts(row),
        receives: read.received.get(id) ?? none,
        members,
      };
      households.push({ id, label: "", area, record });
    }
    yield { area, households };
  }
}

function toMember(
  row: MemberRow,
  indicators: GivenFacts,
  receives: readonly ReceivedProgram[],
): MemberRecord {
  const [, personId, sex, birthDate, birthYear, relation] = row;
  return { personId, label: "", sex, birthDate, birthYear, relation, indicators, receives };
}

/** Nulls stay, so that all records have one shape; absent and null are the same to whoever builds facts. */
function factsReader(names: readonly string[], fields: number): (row: readonly unknown[]) => GivenFacts {
  return (row) => {
    const facts: Record<string, GivenFacts[string]> = {};
    for (let place = 0; place < names.length; place += 1) {
      facts[names[place]!] = row[place + fields] as GivenFacts[string];
    }
    return facts;
  };
}
