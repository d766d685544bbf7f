// Registers a household or merges what was sent into the one on file, in the caller's transaction.
import type { Area } from "../areas/area.ts";
import { rtCode } from "../areas/area.ts";
import { ensureRt } from "../areas/ensure-rt.ts";
import type { TransactionContext } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import { type Fault, fault } from "../fault.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import type { Person, RegisteredHousehold, SentHousehold } from "./household.ts";
import { selectHouseholds, selectPersons } from "./household-query.ts";
import { identify, type Identity } from "./identify.ts";
import { journalChange } from "./journal-change.ts";
import { lockHouseholds } from "./lock-households.ts";
import { type MemberMatching, matchMembers } from "./match-members.ts";
import { type HouseholdChange, mergeHousehold } from "./merge-household.ts";
import type { Observed } from "./observed.ts";
import { selectNumbers } from "./number-query.ts";
import { type SentNumber, sentNumbers } from "./numbers.ts";
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
 * @throws {Problem} `member-elsewhere`, `ambiguous-person`, `conflict`, `unprocessable`
 */
export async function registerHousehold(tx: TransactionContext, input: RegisterInput): Promise<Registration> {
  const { sent, village, observed } = input;
  const numbers = sentNumbers(sent, tx.vault);
  await lockNumbers(tx.db, numbers);
  const identity = identify(numbers, await selectOwners(tx.db, numbers), tx.actor, input.householdId);
  const rt = await ensureRt(tx, village.code, sent.rt);
  await lockHouseholds(tx, identity.householdId ? [identity.householdId] : [], [rt.code]);
  const stored = await loadStored(tx, identity);
  if (stored) input.checkRevision?.(stored.household.revision);

  const matching = await match(tx, input, identity, stored);
  const today = jakartaDate(tx.now);
  const areaCode = rtCode(village.code, sent.rt);
  const change = mergeHousehold({
    stored,
    sent,
    matching,
    areaCode,
    observed,
    now: tx.now,
    today,
    newId: uuidv7,
  });
  if (change.faults.length > 0) throw new Problem("unprocessable", { errors: change.faults });

  await writeHousehold(tx.db, tx.vault, change, newNumbers(numbers, identity, change), today);
  journalChange(tx, stored, change);
  return {
    householdId: change.household.id,
    created: change.created,
    changed: change.changed,
    warnings: registrationWarnings(sent, village, change, rt),
  };
}

async function loadStored(
  tx: TransactionContext,
  identity: Identity,
): Promise<RegisteredHousehold | undefined> {
  if (!identity.householdId) return undefined;
  const [stored] = await selectHouseholds(tx.db, [identity.householdId]);
  if (!stored) throw new Problem("not-found");
  return stored;
}

async function match(
  tx: TransactionContext,
  { sent, observed }: RegisterInput,
  identity: Identity,
  stored: RegisteredHousehold | undefined,
): Promise<MemberMatching> {
  const members = stored?.members ?? [];
  const present = new Map(members.map((member) => [member.person.id, member.person]));
  const returning = [...identity.personIds.values()].filter((id) => !present.has(id));
  const known = new Map<string, Person>(present);
  for (const person of await selectPersons(tx.db, returning)) known.set(person.id, person);
  const byIndex = new Map<number, Person>();
  for (const [index, id] of identity.personIds) byIndex.set(index, known.get(id)!);
  if (observed.mode === "replace") namePersons(sent, present, byIndex);

  const unnumbered = sent.members.some((_, index) => !byIndex.has(index));
  const numbers = unnumbered ? await selectNumbers(tx.db, [...present.keys()]) : [];
  const withNationalId = new Set(
    numbers.filter((one) => one.type === "national-id").map((one) => one.ownerId),
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

function newNumbers(
  numbers: readonly SentNumber[],
  identity: Identity,
  change: HouseholdChange,
): NewNumber[] {
  return numbers
    .filter((number) => !identity.owned.has(number))
    .map((number) => ({
      number,
      ownerId: number.index === undefined ? change.household.id : change.personIds.get(number.index)!,
    }));
}
