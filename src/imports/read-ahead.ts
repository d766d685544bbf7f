// While the database takes one chunk of an import in, the next one is read and opened beside it.
import type { Context } from "../context.ts";
import type { Import } from "./import.ts";
import { type Chunk, readChunk } from "./next-chunk.ts";

/** Rows that wait never change, so that they may be read before the families in front of them are through. */
export interface ReadAhead {
  /** Begins to read what comes after the family with this key. @param ctx outside the transaction */
  begin(ctx: Context, record: Import, after: Buffer): void;
  /** What was read for an import that is as far as this one. */
  find(record: Import): Promise<Chunk | undefined>;
  /** Waits for what is under way. */
  settle(): Promise<void>;
}

type Place = Pick<Import, "id" | "checkpoint">;

export function readAhead(): ReadAhead {
  let place: Place | undefined;
  let reading: Promise<Chunk | undefined> = Promise.resolve(undefined);
  const isThere = (asked: Place) =>
    place?.id === asked.id && asked.checkpoint !== null && place.checkpoint!.equals(asked.checkpoint);
  return {
    begin(ctx, record, after) {
      const next = { ...record, checkpoint: after };
      if (isThere(next)) return;
      place = next;
      // What fails here is tried again in the transaction, where it counts.
      reading = read(ctx, next).catch(() => undefined);
    },
    find: async (record) => (isThere(record) ? reading : undefined),
    settle: async () => void (await reading),
  };
}

async function read({ db, vault }: Context, record: Import): Promise<Chunk | undefined> {
  return readChunk(db, vault, record, { step: "chunk", isParsed: !isMostlyKnown(record) });
}

/** Of what a source has said before nothing but the hash is looked at. */
function isMostlyKnown({ households: { total, unchanged } }: Import): boolean {
  return unchanged * 2 > total;
}
