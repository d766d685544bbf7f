// Refuses a complete file that leaves so much of its source out that it is more likely cut off, or a wrong one, than true.
import type { TransactionContext } from "../context.ts";
import type { Text } from "../eligibility/catalogue.ts";
import { fault, text } from "../fault.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import type { Import } from "./import.ts";
import { countVanishing } from "./listing-store.ts";
import { readChunk } from "./next-chunk.ts";
import { observedOn } from "./observed-on.ts";
import { readableNumbers } from "./readable-numbers.ts";
import { countReceipts, selectReceiptsMeant } from "./receipt-store.ts";

const mostVanishing = 0.2;

interface Vanishing {
  /** What the source has. */
  readonly known: number;
  /** What of it the file does not list. */
  readonly gone: number;
}

/**
 * Its rows wait in staging, and none has been taken in yet.
 * @throws {Problem} `conflict` where more than a fifth of the households of the source, or of those who receive the
 *   program by its list, have no row in the file
 */
export async function requireFewVanishing(tx: TransactionContext, record: Import): Promise<void> {
  const { kind, period, options } = record;
  if (!options.complete || options.force) return;
  if (kind === "households") {
    const { known, gone } = await countVanishing(tx.db, record, observedOn(period, tx.now));
    requireFew({ known, gone }, text(`${known} keluarga sumber ini`, `${known} households of this source`));
  } else {
    const { known, gone } = await countVanishingReceipts(tx, record);
    const of = text(`${known} penerima dari sumber ini`, `${known} recipients by this source`);
    requireFew({ known, gone }, of);
  }
}

function requireFew({ known, gone }: Vanishing, of: Text): void {
  if (gone <= known * mostVanishing) return;
  throw new Problem("conflict", {
    errors: [
      fault(
        "/query/complete",
        "too-many-vanish",
        `Di berkas ini ${gone} dari ${of.id} tidak ada; pakai force bila memang benar.`,
        `Of the ${of.en} ${gone} are not in the file; use force if that is true.`,
      ),
    ],
  });
}

/** Nothing tells the recipients of two files apart but their numbers, so the rows are opened for these. */
async function countVanishingReceipts(tx: TransactionContext, record: Import): Promise<Vanishing> {
  const { db, vault } = tx;
  const today = jakartaDate(tx.now);
  const known = await countReceipts(db, record, today);
  const listed = new Set<string>();
  let checkpoint: Buffer | null = null;
  while (listed.size < known) {
    const asked = { step: "chunk", isParsed: false } as const;
    const chunk = await readChunk(db, vault, { ...record, checkpoint }, asked);
    if (!chunk) break;
    const numbers = chunk.candidates.flatMap((one) => readableNumbers(vault, one));
    for (const id of await selectReceiptsMeant(db, record, today, numbers)) listed.add(id);
    checkpoint = chunk.families.at(-1)?.[0]!.family ?? chunk.first;
  }
  return { known, gone: known - listed.size };
}
