// Gives committed audit entries their place in the hash chain, for the sequencer.
import type { NumberedLog } from "../database/sequencer.ts";
import type { Database } from "../database/statement.ts";
import { type AuditRecord, type ChainedAuditRecord, chainStart, hashAuditRecord } from "./audit-entry.ts";
import { existsUnnumbered, selectChainHead, selectUnnumbered, updateWithPlaces } from "./store.ts";

export const auditLog: NumberedLog = { existsUnnumbered, number: chainAudits };

async function chainAudits(db: Database, limit: number): Promise<number> {
  const records = await selectUnnumbered(db, limit);
  if (records.length > 0) await updateWithPlaces(db, await chained(db, records));
  return records.length;
}

/** Records in the next places of the chain, in their order. Whoever calls holds the sequencer's place. */
export async function chained(db: Database, records: readonly AuditRecord[]): Promise<ChainedAuditRecord[]> {
  let { sequence, hash } = (await selectChainHead(db)) ?? { sequence: 0, hash: chainStart };
  return records.map((record) => {
    sequence += 1;
    hash = hashAuditRecord(hash, sequence, record);
    return { ...record, sequence, hash };
  });
}
