// Ends an import: how it went is told to other systems, and recipients who have landed whole are declared loaded.
import type { TransactionContext } from "../context.ts";
import { declareRecipients } from "../programs/declare-recipients.ts";
import { selectProgram } from "../programs/programs-query.ts";
import { endOf, type Import } from "./import.ts";
import { deleteListed } from "./listing-store.ts";
import { observedOn } from "./observed-on.ts";
import { updateImport } from "./store.ts";

export async function finishImport(tx: TransactionContext, record: Import): Promise<Import> {
  const { id, kind, source, period, program, rows, households, deactivated, ended, options } = record;
  const status = endOf(rows);
  const { dryRun } = options;
  const recipientsAsOf = await declareLoaded(tx, record);
  const about = { kind, source, period, ...(program === null ? {} : { program }) };
  const details = { ...about, status, rows, households, deactivated, ended, dryRun };
  tx.journal.audit({ action: "import.finish", entity: { type: "import", id }, details });
  tx.journal.event({ type: "import.completed", subject: { type: "import", id }, data: details });
  if (options.complete) await deleteListed(tx.db, id);
  const last = { ...record, status, recipientsAsOf };
  const next = { ...last, startedAt: record.startedAt ?? tx.now, finishedAt: tx.now };
  await updateImport(tx.db, next);
  return next;
}

/**
 * Whoever is not on the list does not receive the program from then on, so every row has to have landed. A list of an
 * earlier day than the one that was declared says nothing new.
 */
async function declareLoaded(tx: TransactionContext, record: Import): Promise<string | null> {
  const { kind, program: code, period, rows, options } = record;
  if (kind !== "enrolments" || code === null || rows.rejected > 0 || options.dryRun) return null;
  const asOf = observedOn(period, tx.now);
  const program = await selectProgram(tx.db, code);
  const declared = program?.recipientsAsOf ?? null;
  if (declared !== null && declared >= asOf) return declared;
  return (await declareRecipients(tx, { code, asOf })).recipientsAsOf;
}
