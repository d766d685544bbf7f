// Locks one number, known or not, and says whose it is: so that two callers who give it to two owners meet.
import type { TransactionContext } from "../context.ts";
import { selectNumbers } from "./number-query.ts";
import type { SentHousehold } from "./household.ts";
import { numberSpace, type NumberType, type SentNumber, sentNumbers } from "./numbers.ts";
import { lockNumbers, type NewNumber, selectOwners } from "./store.ts";

export interface GivenNumber {
  readonly ownerType: SentNumber["ownerType"];
  readonly type: NumberType;
  readonly system: string | null;
  readonly value: string;
  /** Where it stands in what was sent. */
  readonly at: string;
}

export interface FoundNumber {
  readonly number: SentNumber;
  readonly ownerId?: string;
}

/** The first lock of a transaction. `ownerId` is absent for a number that nobody has. */
export async function lockNumber(tx: TransactionContext, given: GivenNumber): Promise<FoundNumber> {
  const [found] = await lockAll(tx, [sentNumber(tx, given)]);
  return found!;
}

/** The numbers of a household that is sent, likewise. */
export function lockSentNumbers(tx: TransactionContext, sent: SentHousehold): Promise<FoundNumber[]> {
  return lockAll(tx, sentNumbers(sent, tx.vault));
}

async function lockAll(tx: TransactionContext, numbers: readonly SentNumber[]): Promise<FoundNumber[]> {
  await lockNumbers(tx.db, numbers);
  const owners = await selectOwners(tx.db, numbers);
  return numbers.map((number) => ({ number, ownerId: owners.get(number.hmac.toString("hex"))?.ownerId }));
}

/** Locks the present numbers of households, before these are locked; answers their ids. */
export async function lockNumbersOf(tx: TransactionContext, ownerIds: readonly string[]): Promise<string[]> {
  const found = await numbersOf(tx, ownerIds);
  await lockNumbers(
    tx.db,
    found.map(({ number }) => number),
  );
  return found.map(({ id }) => id);
}

/** The present numbers of households and persons, by id. */
export async function numbersOf(tx: TransactionContext, ownerIds: readonly string[]): Promise<OwnedNumber[]> {
  return (await selectNumbers(tx.db, ownerIds)).map(({ id, ownerId, ...stored }) => {
    const { ownerType, type, system } = stored;
    const given = { ownerType, type, system, value: tx.vault.open(stored), at: "" };
    return { id, ownerId, number: sentNumber(tx, given) };
  });
}

/** A number that somebody has. */
export type OwnedNumber = NewNumber;

function sentNumber({ vault }: Pick<TransactionContext, "vault">, given: GivenNumber): SentNumber {
  const space = numberSpace(given.ownerType, given.type, given.system);
  return { ...given, index: undefined, hmac: vault.lookup(space, given.value) };
}
