// Takes a file in: checked as a whole and sealed family by family into staging, in one transaction; a job does the rest.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import { lockName } from "../database/lock-name.ts";
import { addJob } from "../database/queue.ts";
import { fault } from "../fault.ts";
import { periodEnd } from "../households/decile-period.ts";
import { Problem } from "../problem.ts";
import { type Import, type ImportKind, type ImportOptions, nothingYet } from "./import.ts";
import type { Mapping } from "./mapping.ts";
import { requireFewVanishing } from "./require-few-vanishing.ts";
import { checkOptions, checkPeriod, requireKind, requireProgram } from "./check-options.ts";
import { type FileRow, readFile } from "./read-file.ts";
import { inBlocks, writeBlock } from "./row-blocks.ts";
import { copyBlocks, type SealedBlock } from "./row-store.ts";
import { insertImport, selectPeriods, selectUnfinishedImport, updateImport } from "./store.ts";

export interface NewImport extends ImportOptions {
  readonly kind: ImportKind;
  readonly source: string;
  readonly period: string;
  readonly program: string | null;
  readonly mapping: Mapping;
}

/**
 * A sender that breaks off, or a file that is cut off, leaves nothing.
 * @param bytes the file, perhaps compressed; read once, as fast as the database takes it
 * @param maxBytes of the file once it is unpacked
 * @throws {Problem} `unprocessable` with what is wrong with the file; `conflict` for an older period without `force`
 */
export async function receiveImport(
  ctx: Context,
  input: NewImport,
  bytes: AsyncIterable<Buffer>,
  maxBytes: number,
): Promise<Import> {
  requireKind(ctx.actor, input.kind);
  // Who belongs to which household is settled by those who may settle it elsewhere too.
  if (input.resolve !== "report") requireScope(ctx.actor, "households:transfer");
  checkPeriod(input.period, ctx.now);
  checkOptions(input);
  let isRead = false;
  return inTransaction(ctx, async (tx) => {
    if (isRead) throw new Problem("busy");
    isRead = true;
    await requireTurn(tx, input);
    await requireProgram(tx, input);
    const file = await readFile(bytes, { ...input, maxBytes });
    const record = newImport(tx, input, file.columns);
    await insertImport(tx.db, record);
    const total = await copyBlocks(tx.db, record.id, sealed(tx, file.rows));
    const received = { ...record, rows: { ...nothingYet, total } };
    await updateImport(tx.db, received);
    // Another file of the source may have come while this one was read.
    await lockName(tx.db, `receive import ${input.source}`);
    await requireTurn(tx, input, record.id);
    await requireFewVanishing(tx, record);
    const { id, kind, source, period, options } = received;
    const details = { kind, source, period, ...options, rows: total };
    tx.journal.audit({ action: "import.receive", entity: { type: "import", id }, details });
    await addJob(tx.db, { task: "import", payload: { source }, key: `import ${source}` });
    return received;
  });
}

function newImport(tx: TransactionContext, input: NewImport, columns: Import["columns"]): Import {
  const { kind, source, period, program, dryRun, membersComplete, complete, force, resolve } = input;
  return {
    id: uuidv7(),
    ...{ kind, source, period, program, columns },
    options: { dryRun, membersComplete, complete, force, resolve },
    status: "queued",
    rows: nothingYet,
    households: nothingYet,
    ...{ deactivated: 0, ended: 0, recipientsAsOf: null },
    checkpoint: null,
    clientId: tx.actor.clientId,
    agency: tx.actor.agency ?? null,
    createdBy: tx.actor.name,
    createdAt: tx.now,
    startedAt: null,
    finishedAt: null,
    revision: 1,
  };
}

/** Numbers of people stand in rows, so these are sealed like them. */
async function* sealed(
  { vault }: TransactionContext,
  rows: AsyncIterable<readonly FileRow[]>,
): AsyncGenerator<SealedBlock[]> {
  for await (const blocks of inBlocks(rows)) {
    yield blocks.map(({ family, rows: block }) => ({
      lines: block.map(({ line }) => line),
      family: vault.lookup("import-family", family),
      ...vault.seal(writeBlock(block)),
    }));
  }
}

/**
 * Whether the file is the one that follows what its source has sent. What a complete one leaves out is counted against
 * what is on file, so it waits for others of its source to be through.
 * @param own id of the import itself, once it is written down
 */
async function requireTurn(
  tx: TransactionContext,
  { kind, source, period, complete, force }: NewImport,
  own?: string,
): Promise<void> {
  if (force) return;
  const isUnderWay =
    complete && (await selectUnfinishedImport(tx.db, source, { besides: own })) !== undefined;
  if (isUnderWay) {
    throw new Problem("conflict", {
      errors: [
        fault(
          "/query/complete",
          "import-under-way",
          "Berkas lain dari sumber ini masih diproses; kirim berkas lengkap ini sesudah selesai, atau pakai force.",
          "Another file of this source is still being taken in; send this complete one when it has ended, or use force.",
        ),
      ],
    });
  }
  const periods = await selectPeriods(tx.db, source, kind);
  const later = periods.find((one) => periodEnd(one) > periodEnd(period));
  if (later === undefined) return;
  throw new Problem("conflict", {
    errors: [
      fault(
        "/query/period",
        "older-period",
        `Dari sumber ini sudah diterima ${later}; pakai force bila ${period} memang harus dimasukkan.`,
        `Of this source ${later} has been taken in; use force if ${period} is to follow all the same.`,
      ),
    ],
  });
}
