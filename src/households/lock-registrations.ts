// Locks what registering many households will need.
import { type Area, rtCode } from "../areas/area.ts";
import type { TransactionContext } from "../context.ts";
import type { SentHousehold } from "./household.ts";
import { type LockedOwners, lockOwners } from "./lock-owners.ts";
import { type SentNumber, sentNumbers } from "./numbers.ts";

export interface LockedRegistrations extends LockedOwners {
  /** Of each, in the order in which they were given. */
  readonly each: readonly {
    readonly numbers: readonly SentNumber[];
    /** The household that its own numbers name now. */
    readonly householdId: string | undefined;
  }[];
}

export async function lockRegistrations(
  tx: TransactionContext,
  registrations: readonly { readonly sent: SentHousehold; readonly village: Area }[],
): Promise<LockedRegistrations> {
  const sent = registrations.map((one) => sentNumbers(one.sent, tx.vault));
  const codes = registrations.map((one) => rtCode(one.village.code, one.sent.rt));
  const { owners, areas } = await lockOwners(tx, sent.flat(), codes);
  const ownerOf = ({ hmac }: SentNumber) => owners.get(hmac.toString("hex"));
  const each = sent.map((numbers) => {
    const own = numbers.find((number) => number.index === undefined && ownerOf(number));
    return { numbers, householdId: own && (ownerOf(own)?.householdId ?? undefined) };
  });
  return { owners, areas, each };
}
