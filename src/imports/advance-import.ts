// Takes the next families of an import in: one transaction, in which the import also notes how far it is.
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { MissingKey } from "../database/identifier-vault.ts";
import { isAnotherSchema, isOutage, lostToAnother } from "../database/passing-failure.ts";
import { deferMatching } from "../door/defer-matching.ts";
import { rematchTouched } from "../door/rematch-touched.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { countResults, type Result, rowErrors } from "./chunk.ts";
import type { Import } from "./import.ts";
import { listRejected } from "./list-rejected.ts";
import { insertErrors } from "./outcome-store.ts";
import { blocksPerChunk, type Chunk, readChunk } from "./next-chunk.ts";
import type { ReadAhead } from "./read-ahead.ts";
import { type Refusal, rejectFamily } from "./reject-family.ts";
import { deleteRows, selectNextBlocks } from "./row-store.ts";
import { lockImport, updateImport } from "./store.ts";
import { endUnlisted } from "./end-unlisted.ts";
import { finishImport } from "./finish-import.ts";
import { takeDeciles } from "./take-deciles.ts";
import { takeEnrolments } from "./take-enrolments.ts";
import { takeHouseholds } from "./take-households.ts";
import { takeReferralActions } from "./take-referral-actions.ts";

const takers = {
  households: takeHouseholds,
  deciles: takeDeciles,
  enrolments: takeEnrolments,
  "referral-actions": takeReferralActions,
};

/**
 * Answers the import as it stands after that, ended when no row is left; `undefined` for one that has ended. A family
 * that cannot be taken for a reason of ours is rejected by itself: one faulty record must not keep the others waiting.
 * @param ahead reads the chunk after this one meanwhile
 * @throws when the database cannot be reached or cannot write, or this process lacks a key or is of another release
 *   than the schema; the import goes on from where it was
 */
export async function advanceImport(
  ctx: Context,
  cache: CriteriaCache,
  id: string,
  ahead?: ReadAhead,
): Promise<Import | undefined> {
  // No connection is held while it waits for one.
  await ahead?.settle();
  try {
    return await inTransaction(ctx, (tx) => advance(tx, cache, id, "chunk", ahead && { ahead, ctx }));
  } catch (error) {
    if (isNobodysFault(error)) throw error;
    ctx.log.error(
      { err: error, import: id },
      "a chunk of an import cannot be taken in; its families are, one by one",
    );
    return oneByOne(ctx, cache, id);
  }
}

async function oneByOne(ctx: Context, cache: CriteriaCache, id: string): Promise<Import | undefined> {
  let record: Import | undefined;
  for (let count = 0; count < blocksPerChunk; count += 1) {
    try {
      record = await inTransaction(ctx, (tx) => advance(tx, cache, id, "family"));
    } catch (error) {
      if (isNobodysFault(error) || lostToAnother(error)) throw error;
      ctx.log.error({ err: error, import: id }, "a family of an import cannot be taken in");
      record = await inTransaction(ctx, (tx) => passOver(tx, id, error));
    }
    if (record?.status !== "running") return record;
  }
  return record;
}

/** It says nothing of a family, and would be said of each: they are tried again later, perhaps by another process. */
function isNobodysFault(error: unknown): boolean {
  return isOutage(error) || isAnotherSchema(error) || error instanceof MissingKey;
}

async function advance(
  tx: TransactionContext,
  cache: CriteriaCache,
  id: string,
  step: "chunk" | "family",
  reading?: { readonly ahead: ReadAhead; readonly ctx: Context },
): Promise<Import | undefined> {
  const record = await unfinished(tx, id);
  if (!record) return undefined;
  const found = await reading?.ahead.find(record);
  const chunk = found ?? (await readChunk(tx.db, tx.vault, record, { step, isParsed: false }));
  if (!chunk) return end(tx, cache, record);
  const { families, candidates } = chunk;
  if (families.length === 0) return rejectWhole(tx, record, chunk.first, "household-too-large");
  reading?.ahead.begin(reading.ctx, record, families.at(-1)![0]!.family);
  const results = await takers[record.kind](tx, record, candidates);
  if (record.kind === "referral-actions") await rematchTouched(tx, cache, { mayOpen: false });
  else await deferMatching(tx, cache);
  return progress(tx, record, chunk, results);
}

/** What a complete file lists no more ends a chunk at a time, and then the import does. */
async function end(tx: TransactionContext, cache: CriteriaCache, record: Import): Promise<Import> {
  const next = await endUnlisted(tx, record);
  await deferMatching(tx, cache);
  return next ? store(tx, next) : finishImport(tx, record);
}

async function progress(
  tx: TransactionContext,
  record: Import,
  { families, candidates }: Chunk,
  results: readonly Result[],
): Promise<Import> {
  const keys = families.map((family) => family[0]!.family);
  await deleteRows(tx.db, record.id, keys);
  await insertErrors(tx.db, record.id, rowErrors(results, record.columns));
  const rejected = new Set(results.flatMap(({ rows, outcome }) => (outcome === "rejected" ? rows : [])));
  await listRejected(
    tx,
    record,
    candidates.filter(({ rows }) => rows.some((row) => rejected.has(row))),
  );
  const checkpoint = keys.at(-1)!;
  return store(tx, { ...record, ...countResults(record, results), checkpoint });
}

async function rejectWhole(
  tx: TransactionContext,
  record: Import,
  family: Buffer,
  code: Refusal,
): Promise<Import> {
  const count = await rejectFamily(tx, record, family, code);
  const { rows, households } = record;
  await listRejected(tx, record, [{ rows: [], sent: undefined, family }]);
  return store(tx, {
    ...record,
    rows: { ...rows, rejected: rows.rejected + count },
    households: { ...households, total: households.total + 1, rejected: households.rejected + 1 },
    checkpoint: family,
  });
}

/** What ends an import is no family's: it is tried again later. */
async function passOver(tx: TransactionContext, id: string, error: unknown): Promise<Import | undefined> {
  const record = await unfinished(tx, id);
  if (!record) return undefined;
  const [next] = await selectNextBlocks(tx.db, record, { blocks: 1, bytes: 1 });
  if (!next) throw error;
  return rejectWhole(tx, record, next.family, "internal");
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
