// Locks what registering many households will need.
import { selectSuccessors } from "../areas/succession-query.ts";
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
    /** Code of the RT that it was sent with: another one where that has become another since it was looked up. */
    readonly areaCode: string;
  }[];
}

export async function lockRegistrations(
  tx: TransactionContext,
  registrations: readonly { readonly sent: SentHousehold; readonly areaCode: string }[],
): Promise<LockedRegistrations> {
  const sent = registrations.map((one) => sentNumbers(one.sent, tx.vault));
  let codes = registrations.map(({ areaCode }) => areaCode);
  let locked = await lockOwners(tx, sent.flat(), codes);
  let successors = await selectSuccessors(tx.db, codes);
  while (successors.size > 0) {
    codes = codes.map((code) => successors.get(code) ?? code);
    locked = await lockOwners(tx, sent.flat(), codes);
    successors = await selectSuccessors(tx.db, codes);
  }
  const { owners, areas } = locked;
  const ownerOf = ({ hmac }: SentNumber) => owners.get(hmac.toString("hex"));
  const each = sent.map((numbers, index) => {
    const own = numbers.find((number) => number.index === undefined && ownerOf(number));
    const householdId = own && (ownerOf(own)?.householdId ?? undefined);
    return { numbers, householdId, areaCode: codes[index]! };
  });
  return { owners, areas, each };
}
