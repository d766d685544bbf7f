// Rejects a family that cannot be taken in; its rows come back as others do, as far as they can be read.
import type { TransactionContext } from "../context.ts";
import { MissingKey } from "../database/identifier-vault.ts";
import { text } from "../fault.ts";
import type { RowError } from "./chunk.ts";
import type { Import } from "./import.ts";
import { cellsMissing } from "./lost-row.ts";
import { maskedCells } from "./mask-cells.ts";
import { bytesPerChunk } from "./next-chunk.ts";
import { openBlock } from "./open-family.ts";
import { insertErrors } from "./outcome-store.ts";
import { deleteRows, type Room, selectBlocksOf, type StagedBlock } from "./row-store.ts";

const refusals = {
  "household-too-large": text(
    "Terlalu banyak baris tentang keluarga atau rujukan ini.",
    "Too many rows are about this household or referral.",
  ),
  internal: text(
    "Tidak dapat diproses karena kesalahan di pihak kami; laporkan.",
    "It could not be processed because of an error on our side; please report it.",
  ),
};

export type Refusal = keyof typeof refusals;

/** A family may have any number of rows, so not all of them are held at once. */
const room: Room = { blocks: 50, bytes: bytesPerChunk };

/** Answers of how many rows. @throws {MissingKey} */
export async function rejectFamily(
  tx: TransactionContext,
  record: Import,
  family: Buffer,
  code: Refusal,
): Promise<number> {
  let [count, after] = [0, 0];
  for (;;) {
    const blocks = await selectBlocksOf(tx.db, record.id, { family, after }, room);
    if (blocks.length === 0) break;
    const errors = blocks.flatMap((block) => errorsOf(tx, record, block, code));
    await insertErrors(tx.db, record.id, errors);
    count += errors.length;
    after = blocks.at(-1)!.line;
  }
  await deleteRows(tx.db, record.id, [family]);
  return count;
}

function errorsOf(
  { vault, log }: TransactionContext,
  { id, columns }: Import,
  block: StagedBlock,
  code: Refusal,
): RowError[] {
  const { id: messageId, en: messageEn } = refusals[code];
  try {
    return openBlock(vault, block, columns !== null).map(({ line, cells }) => ({
      ...{ line, place: 0, column: null, code, messageId, messageEn },
      cells: maskedCells(cells, columns),
    }));
  } catch (error) {
    if (error instanceof MissingKey) throw error;
    log.error({ err: error, import: id }, "rows of an import cannot be read");
    const { id: lostId, en: lostEn } = cellsMissing.detail;
    const lost = { place: 0, column: null, code: cellsMissing.code, messageId: lostId, messageEn: lostEn };
    return (block.lines ?? [block.line]).map((line) => ({ ...lost, line, cells: null }));
  }
}
