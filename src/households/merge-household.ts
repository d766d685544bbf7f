// PURE. What becomes of a household, its members and documents when an observation of them arrives.
import { type Fault, pointer } from "../fault.ts";
import { twoHeads } from "./check-household.ts";
import type {
  Household,
  HouseholdDocument,
  Membership,
  Person,
  RegisteredHousehold,
  SentHousehold,
  SentMember,
} from "./household.ts";
import type { MatchedMember, MemberMatching } from "./match-members.ts";
import { mergeDocuments, removeDocuments } from "./merge-documents.ts";
import { inhabited, mergeHouseholdFacts, newHousehold } from "./merge-household-facts.ts";
import { mergePerson, newPerson } from "./merge-person.ts";
import type { Observed } from "./observed.ts";
import { revised } from "./revised.ts";
import { isOutweighed, isThere, notListed } from "./who-joins.ts";

export interface MergeInput {
  readonly stored: RegisteredHousehold | undefined;
  /** Whether an objection to it is open; asked of one that is rejected. */
  readonly isObjectedTo: boolean;
  readonly sent: SentHousehold;
  /** Of those who join or live there already. */
  readonly matching: MemberMatching;
  /** Code of the RT that the household lives in by what was sent. */
  readonly areaCode: string;
  readonly observed: Observed;
  readonly now: Date;
  /** The date in Jakarta. */
  readonly today: string;
  readonly newId: () => string;
  /** Whether a number is added or ended beside the facts. */
  readonly numbersChanged: boolean;
}

/** Rows to write, only those that differ; `members` says who each sent member became. */
export interface HouseholdChange {
  readonly household: Household;
  readonly created: boolean;
  readonly changed: boolean;
  readonly households: readonly Household[];
  readonly persons: readonly Person[];
  /** Ended ones first, the head last: two unique indexes watch each row as it is written. */
  readonly memberships: readonly Membership[];
  readonly documents: readonly HouseholdDocument[];
  /** Ids of documents that a replacement does not name. */
  readonly removedDocuments: readonly string[];
  readonly personIds: ReadonlyMap<number, string>;
  readonly faults: readonly Fault[];
  /** Facts that were sent and not taken, of the household or of the member at an index. */
  readonly ignored: readonly { readonly name: string; readonly index?: number }[];
  /** Places of listed members who are known to be dead, and do not join. */
  readonly dead: readonly number[];
}

export function mergeHousehold(input: MergeInput): HouseholdChange {
  const { stored, sent, observed, now, isObjectedTo } = input;
  const { record: household, ignored } = stored
    ? mergeHouseholdFacts(stored.household, sent, input.areaCode, observed, now, isObjectedTo)
    : { record: newHousehold(input.newId(), sent, input.areaCode, observed, now), ignored: [] };
  const people = input.matching.matched.map((matched) => mergeMember(matched, household.id, input));
  const memberships = [...people.flatMap((one) => one.membership ?? []), ...endUnlisted(input, people)];
  const persons = people.filter((one) => one.person !== one.stored).map((one) => one.person);
  const documents = mergeDocuments(input, household.id);
  const removedDocuments = removeDocuments(input);
  const parts = [persons, memberships, documents, removedDocuments];
  const listed = listedAfter(input, household);
  const isListedAnew = listed !== household.listed;
  const partsChanged = isListedAnew || input.numbersChanged || parts.some((part) => part.length > 0);
  const touched = stored !== undefined && household === stored.household && partsChanged;
  const isJoined = memberships.some(({ leftOn }) => leftOn === null);
  const told = touched ? revised(household, now) : household;
  const kept = inhabited(isListedAnew ? { ...told, listed } : told, isJoined, isObjectedTo);
  return {
    household: kept,
    created: stored === undefined,
    changed: kept !== stored?.household,
    households: kept === stored?.household ? [] : [kept],
    persons,
    memberships: memberships.sort((a, b) => writeOrder(a) - writeOrder(b)),
    documents,
    removedDocuments,
    personIds: new Map(people.map((one) => [one.index, one.person.id])),
    faults: headFaults(input, memberships),
    ignored: [
      ...ignored.filter((name) => name !== "status" || !isJoined).map((name) => ({ name })),
      ...people.flatMap((one) => one.ignored.map((name) => ({ name, index: one.index }))),
    ],
    dead: people
      .filter((one) => one.person.status === "deceased" && !input.sent.members[one.index]?.status)
      .map((one) => one.index),
  };
}

interface MergedMember {
  readonly index: number;
  readonly stored: Person | undefined;
  readonly person: Person;
  readonly ignored: readonly string[];
  /** Absent when the membership stays as it is. */
  readonly membership?: Membership;
}

function mergeMember(matched: MatchedMember, householdId: string, input: MergeInput): MergedMember {
  const { sent, index, stored } = matched;
  const { record: person, ignored } = stored
    ? mergePerson(stored.person, sent, input.observed, input.now)
    : { record: newPerson(input.newId(), sent, input.observed, input.now), ignored: [] };
  const present = stored?.member?.membership;
  const wanted = wantedMembership(present, person, sent, index, householdId, input);
  const changed = wanted && !(present && JSON.stringify(wanted) === JSON.stringify(present));
  return { index, stored: stored?.person, person, ignored, ...(changed ? { membership: wanted } : {}) };
}

/** A death or a move ends a membership; nobody joins who is dead or gone. */
function wantedMembership(
  present: Membership | undefined,
  person: Person,
  sent: SentMember,
  index: number,
  householdId: string,
  input: MergeInput,
): Membership | undefined {
  if (!present && !isThere(sent)) return undefined;
  if (person.status !== "active") {
    if (!present) return undefined;
    return {
      ...present,
      leftOn: input.today,
      leftReason: person.status === "deceased" ? "died" : "moved-out",
    };
  }
  const complete = isComplete(input);
  if (present) {
    return {
      ...present,
      relation: isOutweighed(input) ? present.relation : sent.relation,
      position: complete ? index : present.position,
    };
  }
  return {
    id: input.newId(),
    householdId,
    personId: person.id,
    relation: sent.relation,
    position: complete ? index : (input.stored?.members.length ?? 0) + index,
    joinedOn: input.today,
    leftOn: null,
    leftReason: null,
  };
}

/** The list says who lives there now: members whom it does not name have left. */
function isComplete(input: MergeInput): boolean {
  const complete = input.sent.membersComplete === true || input.observed.mode === "replace";
  return complete && !isOutweighed(input);
}

function listedAfter(input: MergeInput, { listed }: Household): Household["listed"] {
  if (!isComplete(input)) return listed;
  const { observedOn, verified } = input.observed;
  const isSame = listed?.observedOn === observedOn && listed.verified === verified;
  return isSame ? listed : { observedOn, verified };
}

function endUnlisted(input: MergeInput, people: readonly MergedMember[]): Membership[] {
  if (!isComplete(input)) return [];
  const listed = new Set(people.map((one) => one.person.id));
  return (input.stored?.members ?? [])
    .filter((member) => !listed.has(member.person.id))
    .map(({ membership }) => ({ ...membership, leftOn: input.today, leftReason: notListed }));
}

/** Two heads among those who would be members afterwards: one of them was not sent. */
function headFaults({ stored, matching }: MergeInput, changed: readonly Membership[]): Fault[] {
  const after = new Map((stored?.members ?? []).map((member) => [member.membership.id, member.membership]));
  for (const membership of changed) after.set(membership.id, membership);
  const heads = [...after.values()].filter((one) => one.leftOn === null && one.relation === "head");
  if (heads.length < 2) return [];
  const sentHead = matching.matched.find((one) => one.sent.relation === "head");
  return [twoHeads(pointer("members", sentHead?.index ?? 0, "relation"))];
}

function writeOrder(membership: Membership): number {
  if (membership.leftOn !== null) return 0;
  return membership.relation === "head" ? 2 : 1;
}
