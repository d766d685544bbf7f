// Registers a household or merges what was sent into the one on file, in the caller's transaction.
import { withinArea } from "../actor.ts";
import type { Area } from "../areas/area.ts";
import { mayMoveMembers } from "../areas/speak-for-area.ts";
import type { TransactionContext } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import type { Fault } from "../fault.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import { assignNumbers } from "./assign-numbers.ts";
import type { Person, RegisteredHousehold, Resolution, SentHousehold } from "./household.ts";
import { selectHouseholds, selectPersons } from "./household-query.ts";
import type { Identity } from "./identify.ts";
import { householdsOf, identifyAndLock } from "./identify-and-lock.ts";
import { journalChange } from "./journal-change.ts";
import { journalHouseholds } from "./journal-households.ts";
import { matchSent } from "./match-sent.ts";
import { type HouseholdChange, mergeHousehold } from "./merge-household.ts";
import type { Observed } from "./observed.ts";
import { selectNumbers } from "./number-query.ts";
import { type SentNumber, sentNumbers } from "./numbers.ts";
import { registrationWarnings } from "./registration-warnings.ts";
import { type NewNumber, writeHousehold, type WrittenNumbers } from "./store.ts";
import { type Trace, traceOf, type WrittenRows } from "./trace.ts";
import { type Departures, leaveForOther, withDepartures } from "./transfer-members.ts";

export interface RegisterInput {
  readonly sent: SentHousehold;
  /** The village of `sent.areaCode`, checked. */
  readonly village: Area;
  readonly observed: Observed;
  /** A replacement names its household; an intake finds it by its numbers. */
  readonly householdId?: string;
  /** The entity tag's revision that the caller saw, for a replacement. */
  readonly checkRevision?: (current: number) => void;
}

export interface Registration {
  readonly householdId: string;
  readonly created: boolean;
  /** As it stands on file, where nothing of it changed. */
  readonly unchanged?: RegisteredHousehold;
  readonly warnings: readonly Fault[];
  /** Where the sent `resolution` settled something. */
  readonly resolved?: Resolved;
}

export interface Resolved {
  readonly kind: Resolution;
  /** The household first, then those that members have left. */
  readonly householdIds: readonly string[];
  readonly trace: Trace;
}

/**
 * Locks numbers, households and RT, merges, writes what differs, and touches what has to be matched again.
 * @throws {Problem} `member-elsewhere`, `household-elsewhere`, `ambiguous-person`, `conflict`, `unprocessable`
 * @throws {UndecidedMembers} before anything is written
 */
export async function registerHousehold(tx: TransactionContext, input: RegisterInput): Promise<Registration> {
  const { sent, village, observed } = input;
  const numbers = sentNumbers(sent, tx.vault);
  const { identity, rt } = await identifyAndLock(tx, numbers, input);
  const { stored, others } = await loadStored(tx, identity, input);

  const known = await loadPersons(tx, identity, stored);
  const unowned = numbers.filter((number) => !identity.owned.has(number));
  const owners = [...(stored ? [stored.household.id] : []), ...known.keys()];
  const onFile = await selectNumbers(tx.db, owners);
  const matching = matchSent(input, identity.personIds, stored, known, onFile);
  const ownerOf = ({ index }: SentNumber) =>
    index === undefined ? stored?.household.id : matching.matched[index]?.stored?.person.id;
  const renewed = identity.renewed || mayRenew(tx, sent, stored);
  const { added, ended } = assignNumbers(unowned, ownerOf, onFile, { mode: observed.mode, renewed });

  const today = jakartaDate(tx.now);
  const numbersChanged = added.length > 0;
  const dates = { now: tx.now, today };
  const place = { sent, areaCode: rt.code, observed };
  const change = mergeHousehold({ stored, matching, ...place, ...dates, numbersChanged, newId: uuidv7 });
  if (change.faults.length > 0) throw new Problem("unprocessable", { errors: change.faults });
  const departures = leaveForOther(others, identity.personIds, change.persons, dates);
  const rows = withDepartures(change, departures);
  const written = { added: added.map((number) => withOwner(number, change)), ended };
  await writeHousehold(tx.db, tx.vault, rows, written, today);
  journalHouseholds(tx, departures, others);
  journalChange(tx, stored, change, added.length);
  const isRenewal = identity.renewed || (renewed && ended.length > 0);
  const kind = others.length > 0 ? "transfer" : isRenewal ? "renewal" : undefined;
  const householdId = change.household.id;
  return {
    householdId,
    created: change.created,
    unchanged: change.changed || others.length > 0 ? undefined : stored,
    warnings: registrationWarnings(sent, village, change, rt),
    resolved: kind && {
      kind,
      householdIds: [householdId, ...others.map(({ household }) => household.id)],
      trace: traceOf(others, ofEvent(change, departures), numbersOfEvent(change, kind, written)),
    },
  };
}

/** The card of a household that is known otherwise, as by the id of a source, may be renewed as well. */
function mayRenew(
  { actor }: TransactionContext,
  { resolution }: SentHousehold,
  stored: RegisteredHousehold | undefined,
): boolean {
  return resolution === "renewal" && stored !== undefined && mayMoveMembers(actor, stored.household.areaCode);
}

/** The household that was sent, and those that members leave for it. */
async function loadStored(
  tx: TransactionContext,
  identity: Identity,
  { householdId, checkRevision }: RegisterInput,
): Promise<{ stored: RegisteredHousehold | undefined; others: readonly RegisteredHousehold[] }> {
  const found = await selectHouseholds(tx.db, householdsOf(identity));
  const others = found.filter(({ household }) => identity.leaving.includes(household.id));
  if (identity.householdId === undefined) return { stored: undefined, others };
  const stored = found.find(({ household }) => household.id === identity.householdId);
  if (!stored) throw new Problem("not-found");
  if (!withinArea(tx.actor.area, stored.household.areaCode)) {
    // Nobody takes another area's household; who names it learns no more than that it is not theirs.
    throw new Problem(householdId === undefined ? "household-elsewhere" : "not-found");
  }
  checkRevision?.(stored.household.revision);
  return { stored, others };
}

/** The present members, and whom a number names besides, by id. */
async function loadPersons(
  tx: TransactionContext,
  identity: Identity,
  stored: RegisteredHousehold | undefined,
): Promise<ReadonlyMap<string, Person>> {
  const known = new Map(stored?.members.map(({ person }) => [person.id, person]));
  const returning = [...identity.personIds.values()].filter((id) => !known.has(id));
  for (const person of await selectPersons(tx.db, returning)) known.set(person.id, person);
  return known;
}

function withOwner(number: SentNumber, change: HouseholdChange): NewNumber {
  const { index } = number;
  return {
    id: uuidv7(),
    number,
    ownerId: index === undefined ? change.household.id : change.personIds.get(index)!,
  };
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
