// Computes the whole chain again and says where it breaks.
import type { Database } from "../database/statement.ts";
import { chainStart, hashAuditRecord } from "./audit-entry.ts";
import { selectChained } from "./store.ts";

export interface ChainReport {
  /** Entries found sound, from the first on. */
  readonly entries: number;
  /**
   * Hash of the last sound entry, in hexadecimal. Kept outside of the database, it shows later that nothing was
   * cut off at the end, which the chain alone cannot.
   */
  readonly head: string;
  /** The first place where an entry is missing or was changed. */
  readonly brokenAt?: number;
}

const batch = 1_000;

export async function verifyAuditChain(db: Database): Promise<ChainReport> {
  let entries = 0;
  let hash: Buffer = chainStart;
  for (;;) {
    const records = await selectChained(db, entries, batch);
    for (const record of records) {
      const expected = hashAuditRecord(hash, entries + 1, record);
      if (record.sequence !== entries + 1 || !expected.equals(record.hash)) {
        return { entries, head: hash.toString("hex"), brokenAt: entries + 1 };
      }
      entries += 1;
      hash = expected;
    }
    if (records.length < batch) return { entries, head: hash.toString("hex") };
  }
}
