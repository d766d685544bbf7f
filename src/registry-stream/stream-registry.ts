// Reads the registry RT by RT, in the order of their codes, with what matching needs of everybody in it.
import type { TransactionContext } from "../context.ts";
import { loadSubjects } from "../door/load-subjects.ts";
import { selectHouseholdIdsOfAreas } from "../households/household-query.ts";
import type { Criteria } from "../programs/criteria.ts";
import type { Subject } from "../subject.ts";
import { selectNextRts } from "./rt-query.ts";
import type { RtSubjects } from "./rt-subjects.ts";

/** A batch is in memory at a time: some thousands of people. */
const batchRts = 20;

/**
 * @param options.areas codes of RT or areas above; null: the whole city
 * @param options.asOf reference date in Jakarta
 */
export async function* streamRegistry(
  tx: Pick<TransactionContext, "db">,
  options: { readonly areas: readonly string[] | null; readonly criteria: Criteria; readonly asOf: string },
): AsyncGenerator<RtSubjects> {
  const { areas, criteria, asOf } = options;
  let codes = await selectNextRts(tx.db, areas, undefined, batchRts);
  while (codes.length > 0) {
    const ids = await selectHouseholdIdsOfAreas(tx.db, codes);
    const touched = [
      ...ids.map((id): Subject => ({ type: "household", id })),
      ...codes.map((id): Subject => ({ type: "area", id })),
    ];
    const loaded = await loadSubjects(tx, touched, criteria, asOf, { neighbours: false });
    for (const area of loaded.areas) {
      yield { area, households: loaded.households.filter(({ record }) => record.areaCode === area.code) };
    }
    codes = await selectNextRts(tx.db, areas, codes.at(-1), batchRts);
  }
}
