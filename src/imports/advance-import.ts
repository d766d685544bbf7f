// Takes the next families of an import in: one transaction, in which the import also notes how far it is.
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { isConnectionFailure } from "../database/connect.ts";
import { deferMatching } from "../door/defer-matching.ts";
import { text } from "../fault.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { countResults, type Result, rowErrors } from "./chunk.ts";
import { endOf, type Import } from "./import.ts";
import { openFamilies } from "./open-families.ts";
import { insertErrors } from "./outcome-store.ts";
import { deleteRows, rejectFamily, selectNextRows, type StagedRow } from "./row-store.ts";
import { lockImport, updateImport } from "./store.ts";
import { takeDeciles } from "./take-deciles.ts";
import { takeHouseholds } from "./take-households.ts";

/** Rows of one transaction: whoever waits for one of its households waits for no more than these. */
const rowsPerChunk = 400;

/**
 * Answers the import as it stands after that, ended when no row is left; `undefined` for one that has ended. A family
 * that cannot be taken for a reason of ours is rejected by itself: one faulty record must not keep the others waiting.
 * @throws when the database cannot be reached; the import goes on from where it was
 */
export async function advanceImport(
  ctx: Context,
  cache: CriteriaCache,
  id: string,
): Promise<Import | undefined> {
  try {
    return await inTransaction(ctx, (tx) => advance(tx, cache, id, "chunk"));
  } catch (error) {
    if (isConnectionFailure(error)) throw error;
    ctx.log.error(
      { err: error, import: id },
      "a chunk of an import cannot be taken in; its families are, one by one",
    );
    return oneByOne(ctx, cache, id);
  }
}

async function oneByOne(ctx: Context, cache: CriteriaCache, id: string): Promise<Import | undefined> {
  let record: Import | undefined;
  for (let count = 0; count < rowsPerChunk; count += 1) {
    try {
      record = await inTransaction(ctx, (tx) => advance(tx, cache, id, "family"));
    } catch (error) {
      if (isConnectionFailure(error)) throw error;
      ctx.log.error({ err: error, import: id }, "a family of an import cannot be taken in");
      record = await inTransaction(ctx, (tx) => passOver(tx, id));
    }
    if (record?.status !== "running") return record;
  }
  return record;
}

async function advance(
  tx: TransactionContext,
  cache: CriteriaCache,
  id: string,
  step: "chunk" | "family",
): Promise<Import | undefined> {
  const record = await unfinished(tx, id);
  if (!record) return undefined;
  const found = await selectNextRows(tx.db, record, rowsPerChunk);
  if (found.length === 0) return finish(tx, record);
  const rows = wholeFamilies(found, step);
  if (rows.length === 0) return rejectWhole(tx, record, found[0]!.family, "household-too-large");
  const candidates = openFamilies(tx.vault, record, rows);
  const take = record.kind === "households" ? takeHouseholds : takeDeciles;
  const results = await take(tx, record, candidates);
  await deferMatching(tx, cache);
  return progress(tx, record, rows, results);
}

/** The last family may go on beyond what was read; none of them does where all were. */
function wholeFamilies(rows: readonly StagedRow[], step: "chunk" | "family"): StagedRow[] {
  const last = rows.at(-1)!.family;
  const first = rows[0]!.family;
  if (step === "family") {
    const own = rows.filter(({ family }) => family.equals(first));
    return own.length === rowsPerChunk ? [] : own;
  }
  return rows.length < rowsPerChunk ? [...rows] : rows.filter(({ family }) => !family.equals(last));
}

async function progress(
  tx: TransactionContext,
  record: Import,
  rows: readonly StagedRow[],
  results: readonly Result[],
): Promise<Import> {
  const families = new Map(rows.map(({ family }) => [family.toString("hex"), family]));
  await deleteRows(tx.db, record.id, [...families.values()]);
  await insertErrors(tx.db, record.id, rowErrors(results, record.columns));
  const checkpoint = rows.at(-1)!.family;
  return store(tx, { ...record, ...countResults(record, results), checkpoint });
}

const refusals = {
  "household-too-large": text(
    "Terlalu banyak baris dengan nomor kartu keluarga ini.",
    "Too many rows carry this family card number.",
  ),
  internal: text(
    "Tidak dapat diproses karena kesalahan di pihak kami; laporkan.",
    "It could not be processed because of an error on our side; please report it.",
  ),
};

async function rejectWhole(
  tx: TransactionContext,
  record: Import,
  family: Buffer,
  code: keyof typeof refusals,
): Promise<Import> {
  const { id: messageId, en: messageEn } = refusals[code];
  const count = await rejectFamily(tx.db, record.id, family, { code, messageId, messageEn });
  const { rows, households } = record;
  return store(tx, {
    ...record,
    rows: { ...rows, rejected: rows.rejected + count },
    households: { ...households, total: households.total + 1, rejected: households.rejected + 1 },
    checkpoint: family,
  });
}

async function passOver(tx: TransactionContext, id: string): Promise<Import | undefined> {
  const record = await unfinished(tx, id);
  if (!record) return undefined;
  const [next] = await selectNextRows(tx.db, record, 1);
  return next ? rejectWhole(tx, record, next.family, "internal") : finish(tx, record);
}

async function finish(tx: TransactionContext, record: Import): Promise<Import> {
  const { id, kind, source, period, rows, households, options } = record;
  const status = endOf(rows);
  const details = { kind, source, period, status, rows, households, dryRun: options.dryRun };
  tx.journal.audit({ action: "import.finish", entity: { type: "import", id }, details });
  tx.journal.event({ type: "import.completed", subject: { type: "import", id }, data: details });
  const ended = { ...record, status, startedAt: record.startedAt ?? tx.now, finishedAt: tx.now };
  await updateImport(tx.db, ended);
  return ended;
}

async function unfinished(tx: TransactionContext, id: string): Promise<Import | undefined> {
  const record = await lockImport(tx.db, id);
  return record?.status === "queued" || record?.status === "running" ? record : undefined;
}

async function store(tx: TransactionContext, record: Import): Promise<Import> {
  const next: Import = { ...record, status: "running", startedAt: record.startedAt ?? tx.now };
  await updateImport(tx.db, next);
  return next;
}
