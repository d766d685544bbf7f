// PURE. What registering a household does to the register: from what was sent and what is on file to the rows to write.
import { type Actor, withinArea } from "../actor.ts";
import { mayMoveMembers } from "../areas/speak-for-area.ts";
import { Problem } from "../problem.ts";
import { assignNumbers } from "./assign-numbers.ts";
import type { Person, RegisteredHousehold, Resolution } from "./household.ts";
import type { Identity } from "./identify.ts";
import { matchSent } from "./match-sent.ts";
import { type HouseholdChange, mergeHousehold } from "./merge-household.ts";
import type { SentNumber, StoredNumber } from "./numbers.ts";
import type { RegisterInput } from "./register-input.ts";
import type { RowsToWrite, WrittenNumbers } from "./store.ts";
import { type Trace, traceOf, type WrittenRows } from "./trace.ts";
import { type Departures, leaveForOther, withDepartures } from "./transfer-members.ts";
import { type Unlisted, whoJoins } from "./who-joins.ts";

/** What the city knows of a household that was sent. */
export interface OnFile {
  /** Of the household and those that members leave for it. */
  readonly households: readonly RegisteredHousehold[];
  /** Ids of those that are rejected, and to whose rejection somebody objects. */
  readonly objectedTo: ReadonlySet<string>;
  /** Whom a number names besides, and present members, by id. */
  readonly persons: ReadonlyMap<string, Person>;
  /** Who was left out of a list of their members; asked where it outweighs what was sent. */
  readonly unlisted: readonly Unlisted[];
  /** Present numbers of the household and of these persons. */
  readonly numbers: readonly StoredNumber[];
}

export interface Deciding {
  readonly actor: Actor;
  readonly now: Date;
  /** Date in Jakarta. */
  readonly today: string;
  readonly newId: () => string;
}

export interface DecidedRegistration {
  readonly stored: RegisteredHousehold | undefined;
  readonly others: readonly RegisteredHousehold[];
  readonly change: HouseholdChange;
  /** Places in what was sent of those who do not join. */
  readonly keptOut: ReadonlySet<number>;
  readonly departures: Departures;
  readonly rows: RowsToWrite;
  readonly numbers: WrittenNumbers;
  /** What the sent `resolution` settled. */
  readonly resolved?: { readonly kind: Resolution; readonly trace: Trace };
}

/**
 * @throws {Problem} `not-found`, `household-elsewhere`, `ambiguous-person`, `conflict`, `unprocessable`
 */
export function decideRegistration(
  input: RegisterInput & {
    readonly sentNumbers: readonly SentNumber[];
    readonly identity: Identity;
  },
  onFile: OnFile,
  { actor, now, today, newId }: Deciding,
): DecidedRegistration {
  const { sent, observed, areaCode, identity, sentNumbers } = input;
  const stored = storedHousehold(input, onFile, actor);
  const isObjectedTo = stored !== undefined && onFile.objectedTo.has(stored.household.id);
  const sentAs = matchSent(input, identity.personIds, stored, onFile.persons, onFile.numbers);
  const { unlisted } = onFile;
  const { matching, keptOut } = whoJoins({ stored, observed, isObjectedTo, unlisted }, sentAs);
  const isTaken = (index: number | undefined) => index === undefined || !keptOut.has(index);
  const coming = new Set([...identity.personIds].flatMap(([index, id]) => (isTaken(index) ? id : [])));
  const others = onFile.households.filter(
    ({ household, members }) =>
      identity.leaving.includes(household.id) && members.some(({ person }) => coming.has(person.id)),
  );
  const unowned = sentNumbers.filter((number) => !identity.owned.has(number) && isTaken(number.index));
  const storedAt = new Map(matching.matched.map((one) => [one.index, one.stored?.person.id]));
  const ownerOf = ({ index }: SentNumber) =>
    index === undefined ? stored?.household.id : storedAt.get(index);
  const renewed = identity.renewed || mayRenew(actor, input, stored);
  const asked = { mode: observed.mode, renewed };
  const { added, ended } = assignNumbers(unowned, ownerOf, onFile.numbers, asked);
  const numbersChanged = added.length > 0;
  const change = mergeHousehold({
    ...{ stored, isObjectedTo, matching, sent, areaCode, observed, now, today, numbersChanged, newId },
  });
  if (change.faults.length > 0) throw new Problem("unprocessable", { errors: change.faults });
  const departures = leaveForOther(others, identity.personIds, change.persons, { now, today });
  const numbers = { added: added.map((number) => withOwner(number, change, newId)), ended };
  const isRenewal = identity.renewed || (renewed && ended.length > 0);
  const kind: Resolution | undefined = others.length > 0 ? "transfer" : isRenewal ? "renewal" : undefined;
  const resolved = kind && {
    kind,
    trace: traceOf(others, ofEvent(change, departures), numbersOfEvent(change, kind, numbers)),
  };
  const rows = withDepartures(change, departures);
  return { stored, others, change, keptOut, departures, rows, numbers, ...(resolved ? { resolved } : {}) };
}

function storedHousehold(
  { householdId, checkRevision, identity }: RegisterInput & { readonly identity: Identity },
  { households }: OnFile,
  actor: Actor,
): RegisteredHousehold | undefined {
  if (identity.householdId === undefined) return undefined;
  const stored = households.find(({ household }) => household.id === identity.householdId);
  if (!stored) throw new Problem("not-found");
  if (!withinArea(actor.area, stored.household.areaCode)) {
    // Nobody takes another area's household; who names it learns no more than that it is not theirs.
    throw new Problem(householdId === undefined ? "household-elsewhere" : "not-found");
  }
  checkRevision?.(stored.household.revision);
  return stored;
}

/** The card of a household that is known otherwise, as by the id of a source, may be renewed as well. */
function mayRenew(actor: Actor, { sent }: RegisterInput, stored: RegisteredHousehold | undefined): boolean {
  const { resolution } = sent;
  return resolution === "renewal" && stored !== undefined && mayMoveMembers(actor, stored.household.areaCode);
}

function withOwner(number: SentNumber, change: HouseholdChange, newId: () => string) {
  const { index } = number;
  const ownerId = index === undefined ? change.household.id : change.personIds.get(index)!;
  return { id: newId(), number, ownerId };
}

/** Who else came or left is what the sender says of the household, and no part of the event. */
function ofEvent(change: HouseholdChange, departures: Departures): WrittenRows {
  const moved = new Set(departures.memberships.map(({ personId }) => personId));
  const joined = change.memberships.filter(({ personId }) => moved.has(personId));
  return {
    households: [...departures.households, ...(change.created ? [change.household] : [])],
    persons: [],
    memberships: [...departures.memberships, ...joined],
  };
}

/** A new household's numbers, or the new card and the old one; not a number that came along. */
function numbersOfEvent(
  { created }: HouseholdChange,
  kind: Resolution,
  { added, ended }: WrittenNumbers,
): Trace["numbers"] {
  const isOfEvent = created || kind === "renewal";
  const ofHousehold = added.filter(({ number }) => isOfEvent && number.ownerType === "household");
  return { added: ofHousehold.map(({ id }) => id), ended };
}
