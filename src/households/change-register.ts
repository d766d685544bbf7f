// Writes what a life event makes of households, persons, memberships and numbers, and tells of it.
import type { TransactionContext } from "../context.ts";
import { jakartaDate } from "../jakarta-date.ts";
import type { HouseholdDocument, RegisteredHousehold } from "./household.ts";
import { journalHouseholds } from "./journal-households.ts";
import { endNumbers, restoreNumbers, type WrittenNumbers, writeHousehold } from "./store.ts";
import { type Trace, traceOf, type WrittenRows } from "./trace.ts";

export interface RegisterChange extends WrittenRows {
  readonly numbers?: WrittenNumbers;
  /** Ids of numbers that had ended, and count again. */
  readonly restoredNumbers?: readonly string[];
  readonly documents?: readonly HouseholdDocument[];
}

/**
 * The caller has locked the households and their RT. Memberships that end come first, the head of a household last:
 * two unique indexes watch each row as it is written.
 * @param before the households as they stood
 */
export async function changeRegister(
  tx: TransactionContext,
  before: readonly RegisteredHousehold[],
  change: RegisterChange,
): Promise<Trace> {
  const today = jakartaDate(tx.now);
  const { added, ended } = change.numbers ?? { added: [], ended: [] };
  // A number may pass from one owner to another: it has to be free before it is written anew.
  await endNumbers(tx.db, ended, today);
  await restoreNumbers(tx.db, change.restoredNumbers ?? []);
  const rows = { ...change, documents: change.documents ?? [], removedDocuments: [] };
  await writeHousehold(tx.db, tx.vault, rows, { added, ended: [] }, today);
  journalHouseholds(tx, change, before);
  return traceOf(before, change, { added: added.map(({ id }) => id), ended });
}
