// Finds whom numbers of files are of, and locks their households and RT.
import type { TransactionContext } from "../context.ts";
import { lockOwners } from "./lock-owners.ts";
import { numberSpace, type NumberType, type SentNumber } from "./numbers.ts";

export interface GivenNumbers {
  readonly familyCardNumber?: string;
  readonly nationalId?: string;
}

export interface Located {
  /** The household of the family card. */
  readonly household?: { readonly id: string; readonly areaCode: string };
  /** Whose national ID it is, with the present household; null where there is none. */
  readonly person?: {
    readonly id: string;
    readonly householdId: string | null;
    readonly areaCode: string | null;
  };
}

/** One for each of the given, in their order. */
export async function locateOwners(
  tx: TransactionContext,
  given: readonly GivenNumbers[],
): Promise<Located[]> {
  const sent = given.map(({ familyCardNumber, nationalId }) => ({
    card: numberOf(tx, "household", "family-card", familyCardNumber),
    person: numberOf(tx, "person", "national-id", nationalId),
  }));
  const numbers = sent.flatMap(({ card, person }) => [card, person].filter((one) => one !== undefined));
  const { owners } = await lockOwners(tx, numbers);
  const ownerOf = (number: SentNumber | undefined) => number && owners.get(number.hmac.toString("hex"));
  return sent.map(({ card, person }) => {
    const [household, owner] = [ownerOf(card), ownerOf(person)];
    const { householdId, areaCode } = household ?? {};
    return {
      ...(householdId && areaCode ? { household: { id: householdId, areaCode } } : {}),
      ...(owner
        ? { person: { id: owner.ownerId, householdId: owner.householdId, areaCode: owner.areaCode } }
        : {}),
    };
  });
}

function numberOf(
  { vault }: TransactionContext,
  ownerType: SentNumber["ownerType"],
  type: NumberType,
  value: string | undefined,
): SentNumber | undefined {
  if (value === undefined) return undefined;
  const hmac = vault.lookup(numberSpace(ownerType, type, null), value);
  return { ownerType, index: undefined, type, system: null, value, hmac, at: "" };
}
