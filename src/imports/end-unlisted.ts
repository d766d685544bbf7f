// Ends what a complete file does not list any more, once all of its rows have landed: a chunk at a time.
import type { TransactionContext } from "../context.ts";
import { endEnrolments } from "../enrolments/end-enrolments.ts";
import { deactivateHouseholds } from "../households/deactivate-households.ts";
import { jakartaDate } from "../jakarta-date.ts";
import type { Import } from "./import.ts";
import { deleteContents, selectUnlistedHouseholds } from "./listing-store.ts";
import { observedOn } from "./observed-on.ts";
import { selectUnlistedEnrolments } from "./receipt-store.ts";
import { deleteUnlisted } from "./recipient-store.ts";

const subjectsPerChunk = 200;

/**
 * Answers the import after the next chunk, or `undefined` when nothing is left to end. The checkpoint is the last
 * subject that was looked at. A row of a list of recipients that was rejected may be anybody's, so that then nobody is
 * taken for missing.
 */
export async function endUnlisted(tx: TransactionContext, record: Import): Promise<Import | undefined> {
  if (!record.options.complete) return undefined;
  if (record.kind === "households") return deactivateUnlisted(tx, record);
  return record.kind === "enrolments" && record.rows.rejected === 0 ? endReceipts(tx, record) : undefined;
}

async function deactivateUnlisted(tx: TransactionContext, record: Import): Promise<Import | undefined> {
  const { source, period, options } = record;
  const day = observedOn(period, tx.now);
  const ids = await selectUnlistedHouseholds(tx.db, record, day, lastOf(record), subjectsPerChunk);
  if (ids.length === 0) return undefined;
  const { dryRun } = options;
  const count = dryRun ? ids.length : await deactivateHouseholds(tx, ids, "not-listed");
  if (!dryRun) await deleteContents(tx.db, source, ids);
  return { ...record, deactivated: record.deactivated + count, checkpoint: Buffer.from(ids.at(-1)!) };
}

async function endReceipts(tx: TransactionContext, record: Import): Promise<Import | undefined> {
  const { id, source, program, options } = record;
  const today = jakartaDate(tx.now);
  const ids = await selectUnlistedEnrolments(tx.db, record, today, lastOf(record), subjectsPerChunk);
  if (ids.length === 0) {
    if (!options.dryRun) await deleteUnlisted(tx.db, source, program!, id);
    return undefined;
  }
  const count = options.dryRun ? ids.length : await endEnrolments(tx, ids, "not-listed");
  return { ...record, ended: record.ended + count, checkpoint: Buffer.from(ids.at(-1)!) };
}

const uuidBytes = 36;

/** While rows landed it was the key of a family, which is shorter. */
function lastOf({ checkpoint }: Import): string | null {
  return checkpoint?.length === uuidBytes ? checkpoint.toString() : null;
}
