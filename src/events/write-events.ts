// Writes a transaction's events, unnumbered, in one statement.
import { uuidv7 } from "../database/ids.ts";
import type { TransactionContext } from "../context.ts";
import { insertEvents } from "./store.ts";

export async function writeEvents(tx: TransactionContext): Promise<void> {
  const { events } = tx.journal;
  if (events.length === 0) return;
  await insertEvents(
    tx.db,
    tx.now,
    events.map((entry) => ({
      id: uuidv7(),
      type: entry.type,
      subjectType: entry.subject.type,
      subjectId: entry.subject.id,
      householdId: entry.householdId ?? null,
      areaCode: entry.areaCode ?? null,
      program: entry.program ?? null,
      agencies: entry.agencies ?? [],
      data: entry.data,
    })),
  );
}
