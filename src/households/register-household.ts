// Registers a household or merges what was sent into the one on file, in the caller's transaction.
import type { EnsuredRt } from "../areas/ensure-rt.ts";
import type { TransactionContext } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { type DecidedRegistration, decideRegistration, type OnFile } from "./decide-registration.ts";
import { selectHouseholds, selectObjectedTo, selectPersons, selectUnlisted } from "./household-query.ts";
import type { Identity } from "./identify.ts";
import type { RegisteredHousehold } from "./household.ts";
import { householdsOf, identifyAndLock } from "./identify-and-lock.ts";
import { journalChange } from "./journal-change.ts";
import { journalHouseholds } from "./journal-households.ts";
import { selectNumbers } from "./number-query.ts";
import { sentNumbers } from "./numbers.ts";
import type { Observed } from "./observed.ts";
import type { RegisterInput, Registration } from "./register-input.ts";
import { registrationWarnings } from "./registration-warnings.ts";
import { writeHousehold } from "./store.ts";
import { isOutlisted } from "./who-joins.ts";

export type { RegisterInput, Registration, Resolved } from "./register-input.ts";

/**
 * Locks numbers, households and RT, merges, writes what differs, and touches what has to be matched again.
 * @throws {Problem} `member-elsewhere`, `household-elsewhere`, `ambiguous-person`, `conflict`, `unprocessable`
 * @throws {UndecidedMembers} before anything is written
 */
export async function registerHousehold(tx: TransactionContext, input: RegisterInput): Promise<Registration> {
  const { actor, now } = tx;
  const today = jakartaDate(now);
  const numbers = sentNumbers(input.sent, tx.vault);
  const { identity, rt } = await identifyAndLock(tx, numbers, input);
  const onFile = await loadOnFile(tx, [{ identity, observed: input.observed }]);
  const asked = { ...input, areaCode: rt.code, identity, sentNumbers: numbers };
  const decided = decideRegistration(asked, onFile, { actor, now, today, newId: uuidv7 });
  await writeHousehold(tx.db, tx.vault, decided.rows, decided.numbers, today);
  journalRegistration(tx, decided);
  return registrationOf(input, decided, rt);
}

export interface Asked {
  readonly identity: Identity;
  readonly observed: Observed;
}

/**
 * What is on file of all that the identities name, in three statements; in more of them, where one is rejected or a
 * list of its members outweighs what was sent.
 */
export async function loadOnFile(tx: TransactionContext, asked: readonly Asked[]): Promise<OnFile> {
  const identities = asked.map(({ identity }) => identity);
  const households = await selectHouseholds(tx.db, identities.flatMap(householdsOf));
  const staying = new Set(identities.map(({ householdId }) => householdId));
  const present = households.filter(({ household }) => staying.has(household.id));
  const persons = new Map(present.flatMap(({ members }) => members.map(({ person }) => [person.id, person])));
  const named = identities.flatMap(({ personIds }) => [...personIds.values()]);
  const returning = named.filter((id) => !persons.has(id));
  for (const person of await selectPersons(tx.db, returning)) persons.set(person.id, person);
  const owners = [...present.map(({ household }) => household.id), ...persons.keys()];
  const isRejected = ({ household }: RegisteredHousehold) => household.dispute === "rejected";
  const rejected = present.filter(isRejected).map(({ household }) => household.id);
  const objectedTo = await selectObjectedTo(tx.db, rejected);
  const unlisted = await selectUnlisted(tx.db, outlisting(asked, present));
  return { households, objectedTo, persons, unlisted, numbers: await selectNumbers(tx.db, owners) };
}

function outlisting(asked: readonly Asked[], present: readonly RegisteredHousehold[]): string[] {
  const byId = new Map(present.map((stored) => [stored.household.id, stored]));
  return asked.flatMap(({ identity: { householdId }, observed }) => {
    const stored = householdId === undefined ? undefined : byId.get(householdId);
    return stored && isOutlisted({ stored, observed }) ? stored.household.id : [];
  });
}

/** Tells what has been written, and touches what has to be matched again. */
export function journalRegistration(
  tx: TransactionContext,
  { stored, others, change, departures, numbers }: DecidedRegistration,
): void {
  journalHouseholds(tx, departures, others);
  journalChange(tx, stored, change, numbers.added.length);
}

/** What it came to. */
export function registrationOf(
  { sent }: RegisterInput,
  { stored, others, change, keptOut, resolved }: DecidedRegistration,
  rt: EnsuredRt,
): Registration {
  const householdId = change.household.id;
  const householdIds = [householdId, ...others.map(({ household }) => household.id)];
  return {
    householdId,
    areaCode: rt.code,
    created: change.created,
    unchanged: change.changed || others.length > 0 ? undefined : stored,
    // Asked for by intakes alone: of a file nobody reads them.
    get warnings() {
      return registrationWarnings(sent, change, keptOut, rt);
    },
    resolved: resolved && { ...resolved, householdIds },
  };
}
