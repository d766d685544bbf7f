// Everybody in some areas, RT by RT: what is kept and still holds, and what has to be read.
import { selectRtEditions } from "../areas/rt-query.ts";
import type { Beside } from "../database/hold-snapshot.ts";
import type { Database } from "../database/statement.ts";
import { readColumns } from "../registry-stream/read-columns.ts";
import type { RtColumns } from "../registry-stream/rt-columns.ts";
import type { RegistryTurn } from "./registry-memory.ts";

/** Three batches are in memory at a time. The database is faster at many RT than at few, and sooner done with the first. */
const firstRts = 75;
const mostRts = 300;

export interface ColumnsToStream {
  /** Codes of RT or areas above; null: the whole city. */
  readonly areas: readonly string[] | null;
  readonly asOf: string;
  readonly turn: RegistryTurn;
}

/**
 * In any order. The transaction has to see one state of the city (`holdSnapshot`). Two batches are read at a time, on two
 * connections: the database sorts each before it tells of it.
 */
export async function* streamColumns(
  db: Database,
  beside: Beside,
  { areas, asOf, turn }: ColumnsToStream,
): AsyncGenerator<RtColumns> {
  const editions = new Map((await selectRtEditions(db, areas)).map(({ code, edition }) => [code, edition]));
  const fresh: RtColumns[] = [];
  const stale: string[] = [];
  for (const [code, edition] of editions) {
    const known = turn.find(code, edition, asOf);
    if (known) fresh.push(known);
    else stale.push(code);
  }
  const batches = inBatches(stale);
  const read = (codes: readonly string[]) => (on: Database) =>
    readColumns(on, { codes, layout: turn.layout, since: asOf });
  const underWay: Promise<RtColumns[]>[] = [];
  let begun = 0;
  const readNext = () => {
    const codes = batches[begun];
    if (codes === undefined) return;
    // One connection reads every other batch, so that each has one under way.
    const next = begun % 2 === 0 ? read(codes)(db) : beside(read(codes));
    begun += 1;
    // Until somebody awaits it a failure is nobody's.
    next.catch(() => undefined);
    underWay.push(next);
  };
  try {
    readNext();
    readNext();
    yield* fresh;
    for (let next = underWay.shift(); next !== undefined; next = underWay.shift()) {
      const rts = await next;
      // The database works on them while the caller works on these.
      readNext();
      for (const rt of rts) turn.keep(editions.get(rt.code)!, rt);
      yield* rts;
    }
  } finally {
    // Where the caller stops early, nothing is under way when the transaction ends.
    await Promise.allSettled(underWay);
  }
}

function inBatches(codes: readonly string[]): string[][] {
  const batches: string[][] = [];
  let size = firstRts;
  for (let from = 0; from < codes.length; from += batches.at(-1)!.length) {
    batches.push(codes.slice(from, from + size));
    size = Math.min(2 * size, mostRts);
  }
  return batches;
}
