// Matches everybody in some RT: the same as if all had been touched, read in bulk. Nothing is opened.
import type { TransactionContext } from "../context.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { createMatcher } from "../matching/match-subjects.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { askedFacts } from "../registry-stream/asked-facts.ts";
import { readRts } from "../registry-stream/read-rts.ts";
import { selectRtStanding } from "./rt-standing-query.ts";
import { settleMatches } from "./settle-matches.ts";

/**
 * @param codes of RT that there are, sorted; their rows are locked by the caller: whoever changes a household holds its
 * RT's row, so that all of them stand still
 * @returns how many households were matched
 */
export async function rematchRts(
  tx: TransactionContext,
  cache: CriteriaCache,
  codes: readonly string[],
): Promise<number> {
  const criteria = await cache.load(tx.db);
  const today = jakartaDate(tx.now);
  // Of every version: what stands keeps the one that it was decided by.
  const asked = askedFacts(criteria.programs.flatMap(({ versions }) => versions));
  const rts = [...(await readRts(tx.db, { codes, asked, asOf: today }))];
  const households = rts.flatMap((rt) => rt.households);
  const people = {
    codes,
    households: households.map(({ id }) => id),
    persons: households.flatMap(({ record }) => record.members.map(({ personId }) => personId!)),
  };
  await settleMatches(tx, {
    ...{ criteria, today, households },
    matcher: createMatcher(criteria, today),
    areas: rts.map(({ area }) => area),
    inactive: [],
    gone: new Map(),
    verified: new Set(),
    standing: await selectRtStanding(tx.db, people, today),
    opens: () => false,
  });
  return households.length;
}
