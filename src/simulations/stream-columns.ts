// Everybody in some areas, RT by RT: what is kept and still holds, and what has to be read.
import { selectRtEditions } from "../areas/rt-query.ts";
import type { Database } from "../database/statement.ts";
import { readColumns } from "../registry-stream/read-columns.ts";
import type { RtColumns } from "../registry-stream/rt-columns.ts";
import type { RegistryTurn } from "./registry-memory.ts";

/** Two batches are in memory at a time. The database is faster at many RT than at few. */
const batchRts = 300;

/**
 * In any order. The transaction has to see one state of the city (`holdSnapshot`).
 * @param options.areas codes of RT or areas above; null: the whole city
 */
export async function* streamColumns(
  db: Database,
  {
    areas,
    asOf,
    turn,
  }: { readonly areas: readonly string[] | null; readonly asOf: string; readonly turn: RegistryTurn },
): AsyncGenerator<RtColumns> {
  const editions = new Map((await selectRtEditions(db, areas)).map(({ code, edition }) => [code, edition]));
  const fresh: RtColumns[] = [];
  const stale: string[] = [];
  for (const [code, edition] of editions) {
    const known = turn.find(code, edition, asOf);
    if (known) fresh.push(known);
    else stale.push(code);
  }
  let from = 0;
  const readNext = () => {
    const codes = stale.slice(from, (from += batchRts));
    return codes.length > 0 ? readColumns(db, { codes, layout: turn.layout, since: asOf }) : undefined;
  };
  let next = readNext();
  // Whoever awaits it is told; until then a failure is nobody's.
  next?.catch(() => undefined);
  try {
    yield* fresh;
    while (next) {
      const rts: RtColumns[] = await next;
      // The database works on them while the caller works on these.
      next = readNext();
      next?.catch(() => undefined);
      for (const rt of rts) turn.keep(editions.get(rt.code)!, rt);
      yield* rts;
    }
  } finally {
    // Where the caller stops early, nothing is under way when the transaction ends.
    await next?.catch(() => undefined);
  }
}
