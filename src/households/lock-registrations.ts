// Locks what registering many households will need, all of it in the one order of locks, so that no intake meets it crosswise.
import { type Area, rtCode } from "../areas/area.ts";
import { lockAreas } from "../areas/lock-areas.ts";
import type { TransactionContext } from "../context.ts";
import type { SentHousehold } from "./household.ts";
import { lockHouseholdRows } from "./lock-households.ts";
import { sentNumbers } from "./numbers.ts";
import { lockNumbers, selectOwners } from "./store.ts";

/** Answers, for each, the household that its own numbers name now. An RT that is new is locked by whoever makes it. */
export async function lockRegistrations(
  tx: TransactionContext,
  registrations: readonly { readonly sent: SentHousehold; readonly village: Area }[],
): Promise<(string | undefined)[]> {
  const numbers = registrations.map(({ sent }) => sentNumbers(sent, tx.vault));
  await lockNumbers(tx.db, numbers.flat());
  const owners = await selectOwners(tx.db, numbers.flat());
  const ownerOf = (hmac: Buffer) => owners.get(hmac.toString("hex"));
  const households = [...owners.values()].flatMap(({ householdId }) => householdId ?? []);
  const stored = await lockHouseholdRows(tx, [...new Set(households)]);
  const sent = registrations.map(({ sent, village }) => rtCode(village.code, sent.rt));
  await lockAreas(tx, [...new Set([...stored, ...sent])]);
  return numbers.map((own) => {
    const ofHousehold = own.find(({ index, hmac }) => index === undefined && ownerOf(hmac));
    return ofHousehold ? (ownerOf(ofHousehold.hmac)?.householdId ?? undefined) : undefined;
  });
}
