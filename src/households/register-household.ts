// Registers a household or merges what was sent into the one on file, in the caller's transaction.
import { withinArea } from "../actor.ts";
import type { Area } from "../areas/area.ts";
import { type EnsuredRt, ensureRt } from "../areas/ensure-rt.ts";
import { lockAreas } from "../areas/lock-areas.ts";
import type { TransactionContext } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import { type Fault, fault } from "../fault.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import { assignNumbers } from "./assign-numbers.ts";
import type { Person, RegisteredHousehold, SentHousehold } from "./household.ts";
import { selectHouseholds, selectPersons } from "./household-query.ts";
import { identify, type Identity } from "./identify.ts";
import { journalChange } from "./journal-change.ts";
import { lockHouseholdRows } from "./lock-households.ts";
import { type MemberMatching, matchMembers } from "./match-members.ts";
import { type HouseholdChange, mergeHousehold } from "./merge-household.ts";
import type { Observed } from "./observed.ts";
import { selectNumbers } from "./number-query.ts";
import { type SentNumber, sentNumbers, type StoredNumber } from "./numbers.ts";
import { registrationWarnings } from "./registration-warnings.ts";
import { lockNumbers, type NewNumber, selectOwners, writeHousehold } from "./store.ts";

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
  readonly changed: boolean;
  readonly warnings: readonly Fault[];
}

/**
 * Locks numbers, household and RT, merges, writes what differs, and touches what has to be matched again.
 * @throws {Problem} `member-elsewhere`, `household-elsewhere`, `ambiguous-person`, `conflict`, `unprocessable`
 */
export async function registerHousehold(tx: TransactionContext, input: RegisterInput): Promise<Registration> {
  const { sent, village, observed } = input;
  const numbers = sentNumbers(sent, tx.vault);
  await lockNumbers(tx.db, numbers);
  const identity = identify(numbers, await selectOwners(tx.db, numbers), tx.actor, input.householdId);
  const rt = await lockPlaces(tx, identity, village, sent.rt);
  const stored = await loadStored(tx, identity, input);

  const known = await loadPersons(tx, identity, stored);
  const unowned = numbers.filter((number) => !identity.owned.has(number));
  const onFile = stored ? await selectNumbers(tx.db, [stored.household.id, ...known.keys()]) : [];
  const matching = match(input, identity, stored, known, onFile);
  const ownerOf = ({ index }: SentNumber) =>
    index === undefined ? stored?.household.id : matching.matched[index]?.stored?.person.id;
  const { added, ended } = assignNumbers(unowned, ownerOf, onFile, observed.mode);

  const today = jakartaDate(tx.now);
  const numbersChanged = added.length > 0;
  const dates = { now: tx.now, today };
  const place = { sent, areaCode: rt.code, observed };
  const change = mergeHousehold({ stored, matching, ...place, ...dates, numbersChanged, newId: uuidv7 });
  if (change.faults.length > 0) throw new Problem("unprocessable", { errors: change.faults });
  const written = { added: added.map((number) => withOwner(number, change)), ended };
  await writeHousehold(tx.db, tx.vault, change, written, today);
  journalChange(tx, stored, change, added.length);
  return {
    householdId: change.household.id,
    created: change.created,
    changed: change.changed,
    warnings: registrationWarnings(sent, village, change, rt),
  };
}

/** Household, then its RT and the one that was sent, by code; a new RT is made where its row would be locked. */
async function lockPlaces(
  tx: TransactionContext,
  { householdId }: Identity,
  village: Area,
  rt: string,
): Promise<EnsuredRt> {
  const areaCodes = await lockHouseholdRows(tx, householdId ? [householdId] : []);
  const ensured = await ensureRt(tx, village.code, rt);
  await lockAreas(tx, [...new Set([...areaCodes, ensured.code])]);
  return ensured;
}

async function loadStored(
  tx: TransactionContext,
  identity: Identity,
  { householdId, checkRevision }: RegisterInput,
): Promise<RegisteredHousehold | undefined> {
  if (!identity.householdId) return undefined;
  const [stored] = await selectHouseholds(tx.db, [identity.householdId]);
  if (!stored) throw new Problem("not-found");
  if (!withinArea(tx.actor.area, stored.household.areaCode)) {
    // Nobody takes another area's household; who names it learns no more than that it is not theirs.
    throw new Problem(householdId === undefined ? "household-elsewhere" : "not-found");
  }
  checkRevision?.(stored.household.revision);
  return stored;
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

function match(
  { sent, observed }: RegisterInput,
  identity: Identity,
  stored: RegisteredHousehold | undefined,
  known: ReadonlyMap<string, Person>,
  onFile: readonly StoredNumber[],
): MemberMatching {
  const members = stored?.members ?? [];
  const byIndex = new Map<number, Person>();
  for (const [index, id] of identity.personIds) byIndex.set(index, known.get(id)!);
  if (observed.mode === "replace") {
    namePersons(sent, new Map(members.map(({ person }) => [person.id, person])), byIndex);
  }
  const withNationalId = new Set(
    onFile.filter((one) => one.type === "national-id").map((one) => one.ownerId),
  );
  const matching = matchMembers(sent.members, members, { byIndex, withNationalId });
  if (matching.ambiguous.length > 0) throw new Problem("ambiguous-person", { errors: matching.ambiguous });
  return matching;
}

/** A replacement addresses members by `personId`. @throws {Problem} `unprocessable` for one who is no member */
function namePersons(
  sent: SentHousehold,
  present: ReadonlyMap<string, Person>,
  byIndex: Map<number, Person>,
): void {
  const faults: Fault[] = [];
  sent.members.forEach(({ personId }, index) => {
    if (personId === undefined) return;
    const person = present.get(personId);
    const at = `/members/${index}/personId`;
    if (!person)
      faults.push(
        fault(at, "not-a-member", "Bukan anggota keluarga ini.", "Not a member of this household."),
      );
    else if (byIndex.has(index) && byIndex.get(index) !== person) {
      faults.push(
        fault(at, "numbers-disagree", "Nomornya milik orang lain.", "The number belongs to another person."),
      );
    } else byIndex.set(index, person);
  });
  if (faults.length > 0) throw new Problem("unprocessable", { errors: faults });
}

function withOwner(number: SentNumber, change: HouseholdChange): NewNumber {
  const { index } = number;
  return { number, ownerId: index === undefined ? change.household.id : change.personIds.get(index)! };
}
