// Locks what registering many households will need, all of it in the one order of locks, so that no intake meets it crosswise.
import { type Area, rtCode } from "../areas/area.ts";
import { lockAreas } from "../areas/lock-areas.ts";
import type { TransactionContext } from "../context.ts";
import type { SentHousehold } from "./household.ts";
import type { Owner } from "./identify.ts";
import { lockHouseholdRows } from "./lock-households.ts";
import { type SentNumber, sentNumbers } from "./numbers.ts";
import { lockNumbers, selectOwners } from "./store.ts";

export interface LockedRegistrations {
  /** Of each, in the order in which they were given. */
  readonly each: readonly {
    readonly numbers: readonly SentNumber[];
    /** The household that its own numbers name now. */
    readonly householdId: string | undefined;
  }[];
  /** Present owners of numbers, by look-up key in hex. */
  readonly owners: ReadonlyMap<string, Owner>;
  /** Codes of the RT that exist. One that is new is locked by whoever makes it. */
  readonly areas: ReadonlySet<string>;
}

export async function lockRegistrations(
  tx: TransactionContext,
  registrations: readonly { readonly sent: SentHousehold; readonly village: Area }[],
): Promise<LockedRegistrations> {
  const each = registrations.map(({ sent }) => sentNumbers(sent, tx.vault));
  await lockNumbers(tx.db, each.flat());
  const found = await selectOwners(tx.db, each.flat());
  const households = [...found.values()].flatMap(({ householdId }) => householdId ?? []);
  const stored = await lockHouseholdRows(tx, [...new Set(households)]);
  const sent = registrations.map(({ sent, village }) => rtCode(village.code, sent.rt));
  const areas = new Set(await lockAreas(tx, [...new Set([...stored, ...sent])]));
  // Persons may have been moved until their households were locked.
  const owners = await selectOwners(tx.db, each.flat());
  const ownerOf = ({ hmac }: SentNumber) => owners.get(hmac.toString("hex"));
  return {
    owners,
    areas,
    each: each.map((numbers) => {
      const own = numbers.find((number) => number.index === undefined && ownerOf(number));
      return { numbers, householdId: own && (ownerOf(own)?.householdId ?? undefined) };
    }),
  };
}
