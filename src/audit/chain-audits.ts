// Gives committed audit entries their place in the hash chain, for the sequencer.
import type { NumberedLog } from "../database/sequencer.ts";
import type { Database } from "../database/statement.ts";
import { chainStart, hashAuditRecord } from "./audit-entry.ts";
import { existsUnnumbered, selectChainHead, selectUnnumbered, updateWithPlaces } from "./store.ts";

export const auditLog: NumberedLog = { existsUnnumbered, number: chainAudits };

async function chainAudits(db: Database, limit: number): Promise<number> {
  const records = await selectUnnumbered(db, limit);
  if (records.length === 0) return 0;
  let { sequence, hash } = (await selectChainHead(db)) ?? { sequence: 0, hash: chainStart };
  const places = records.map((record) => {
    sequence += 1;
    hash = hashAuditRecord(hash, sequence, record);
    return { id: record.id, sequence, hash };
  });
  await updateWithPlaces(db, places);
  return records.length;
}
