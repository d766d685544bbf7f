// Writes a transaction's events: unnumbered, for the sequencer to number; many at once with their numbers.
import { uuidv7 } from "../database/ids.ts";
import { takeSequence } from "../database/sequencer.ts";
import type { TransactionContext } from "../context.ts";
import type { EventEntry } from "../journal.ts";
import type { NewEvent } from "./event.ts";
import { eventLog } from "./number-events.ts";
import { selectLastSequence } from "./event-query.ts";
import { copyInEvents, insertEvents } from "./store.ts";

export async function writeEvents({ db, now, journal: { events } }: TransactionContext): Promise<void> {
  if (events.length > 0) await insertEvents(db, now, events.map(toNewEvent));
}

/** @param options.isLast nothing else is written before the commit */
export async function copyEvents(
  { db, now, journal: { events } }: TransactionContext,
  { isLast }: { readonly isLast: boolean },
): Promise<void> {
  if (events.length === 0) return;
  const after = isLast && (await takeSequence(db, eventLog)) ? await selectLastSequence(db) : undefined;
  await copyInEvents(db, now, events.map(toNewEvent), after);
}

function toNewEvent(entry: EventEntry): NewEvent {
  return {
    id: uuidv7(),
    type: entry.type,
    subjectType: entry.subject.type,
    subjectId: entry.subject.id,
    householdId: entry.householdId ?? null,
    areaCode: entry.areaCode ?? null,
    program: entry.program ?? null,
    agencies: entry.agencies ?? [],
    data: entry.data,
  };
}
