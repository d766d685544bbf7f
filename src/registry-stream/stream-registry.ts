// Reads the registry RT by RT, in the order of their codes.
import { selectNextRts } from "../areas/rt-query.ts";
import type { Database } from "../database/statement.ts";
import type { Criteria } from "../programs/criteria.ts";
import { inForce } from "../programs/version-in-force.ts";
import { askedFacts } from "./asked-facts.ts";
import { readRts } from "./read-rts.ts";
import type { RtSubjects } from "./rt-subjects.ts";

/** Two batches are in memory at a time, of some thousand people each; nobody else of the process is answered during one. */
const batchRts = 6;

/**
 * What the versions in force ask of everybody. The transaction has to see one state of the city (`holdSnapshot`).
 * @param options.areas codes of RT or areas above; null: the whole city
 * @param options.asOf reference date in Jakarta
 */
export async function* streamRegistry(
  { db }: { readonly db: Database },
  options: { readonly areas: readonly string[] | null; readonly criteria: Criteria; readonly asOf: string },
): AsyncGenerator<RtSubjects> {
  const { areas, criteria, asOf } = options;
  const asked = askedFacts(criteria.programs.flatMap((program) => inForce(program, asOf) ?? []));
  let codes = await selectNextRts(db, areas, null, batchRts);
  const read = () => (codes.length > 0 ? readRts(db, { codes, asked, asOf }) : undefined);
  let next = read();
  try {
    while (next) {
      const rts = await next;
      codes = await selectNextRts(db, areas, codes.at(-1)!, batchRts);
      // The database works on them while the caller works on these.
      next = read();
      // Whoever awaits it is told; until then a failure is nobody's.
      next?.catch(() => undefined);
      yield* rts;
    }
  } finally {
    // Where the caller stops early, nothing is under way when the transaction ends.
    await next?.catch(() => undefined);
  }
}
