// Reads the registry RT by RT, in the order of their codes, with the facts that criteria ask of everybody in it.
import { areaCounts } from "../areas/area-counts-query.ts";
import { selectAreas } from "../areas/area-query.ts";
import { selectNextRts } from "../areas/rt-query.ts";
import type { TransactionContext } from "../context.ts";
import { together } from "../database/statement.ts";
import type { Criteria } from "../programs/criteria.ts";
import { type AskedFacts, askedFacts } from "./asked-facts.ts";
import {
  type HouseholdRow,
  type MemberRow,
  selectCertificates,
  selectHouseholdRows,
  selectMemberRows,
  selectReceived,
} from "./registry-query.ts";
import type { RtSubjects } from "./rt-subjects.ts";
import { toRtSubjects } from "./to-rt-subjects.ts";

/** A batch is in memory at a time: some ten thousand people. */
const batchRts = 20;

/**
 * The same subjects as `loadSubjects` gives, for the versions in force alone: without labels, and without facts that
 * none of them reads. The transaction has to see one state of the city (`holdSnapshot`), or hold the locks of the RT.
 * @param options.areas codes of RT or areas above; null: the whole city
 * @param options.asOf reference date in Jakarta
 */
export async function* streamRegistry(
  tx: Pick<TransactionContext, "db">,
  options: { readonly areas: readonly string[] | null; readonly criteria: Criteria; readonly asOf: string },
): AsyncGenerator<RtSubjects> {
  const { areas, criteria, asOf } = options;
  const asked = askedFacts(criteria, asOf);
  let codes = await selectNextRts(tx.db, areas, null, batchRts);
  while (codes.length > 0) {
    yield* await readRts(tx, codes, asked, asOf);
    codes = await selectNextRts(tx.db, areas, codes.at(-1)!, batchRts);
  }
}

async function readRts(
  { db }: Pick<TransactionContext, "db">,
  codes: readonly string[],
  asked: AskedFacts,
  asOf: string,
): Promise<Generator<RtSubjects>> {
  const [households, members, areas, counts, documents] = await together([
    selectHouseholdRows(db, codes, asked.household),
    selectMemberRows(db, codes, asked.member),
    selectAreas(db, codes),
    areaCounts(db, asked.areaCounts ? codes : [], asOf),
    asked.documents ? selectCertificates(db, codes) : Promise.resolve([]),
  ]);
  const received = await selectReceived(db, idsOf(codes, households, members), asOf);
  return toRtSubjects(
    {
      ...{ areas, counts, households, members },
      documents: grouped(
        documents,
        (row) => row.householdId,
        ({ type, validUntil }) => ({ type, validUntil }),
      ),
      received: grouped(
        received,
        (row) => row.subjectId,
        ({ program, from, to }) => ({ program, from, to }),
      ),
    },
    asked,
  );
}

function idsOf(
  codes: readonly string[],
  households: readonly HouseholdRow[],
  members: readonly MemberRow[],
): string[] {
  return [...codes, ...households.map(([id]) => id), ...members.map(([, id]) => id)];
}

/** Without the key, which is no fact: hashes are taken of what is kept. */
function grouped<Row, Kept>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  keep: (row: Row) => Kept,
): ReadonlyMap<string, Kept[]> {
  const groups = new Map<string, Kept[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(keep(row));
    else groups.set(keyOf(row), [keep(row)]);
  }
  return groups;
}
