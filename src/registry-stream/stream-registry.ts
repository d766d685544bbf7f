// Reads the registry RT by RT, in the order of their codes.
import { selectNextRts } from "../areas/rt-query.ts";
import type { Database } from "../database/statement.ts";
import type { Criteria } from "../programs/criteria.ts";
import { inForce } from "../programs/version-in-force.ts";
import { askedFacts } from "./asked-facts.ts";
import { readRts } from "./read-rts.ts";
import type { RtSubjects } from "./rt-subjects.ts";

/** A batch is in memory at a time: some ten thousand people. */
const batchRts = 20;

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
  while (codes.length > 0) {
    yield* await readRts(db, { codes, asked, asOf });
    codes = await selectNextRts(db, areas, codes.at(-1)!, batchRts);
  }
}
