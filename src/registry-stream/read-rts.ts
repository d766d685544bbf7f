// Reads everybody in some RT, with the facts that criteria ask of them.
import { areaCounts } from "../areas/area-counts-query.ts";
import { selectAreas } from "../areas/area-query.ts";
import { type Database, together } from "../database/statement.ts";
import type { AskedFacts } from "./asked-facts.ts";
import { groupRows } from "./group-rows.ts";
import {
  selectCertificates,
  selectHouseholdRows,
  selectMemberRows,
  selectReceived,
} from "./registry-query.ts";
import type { RtSubjects } from "./rt-subjects.ts";
import { toRtSubjects } from "./to-rt-subjects.ts";

/**
 * The same subjects as `loadSubjects` gives, by RT: without labels, and without facts that were not asked for. The
 * transaction has to see one state of the RT (`holdSnapshot`), or to hold their locks.
 * @param options.codes of RT that there are, sorted
 * @param options.households ids of those that are meant; all of the RT unless given
 * @param options.asOf reference date in Jakarta
 */
export async function readRts(
  db: Database,
  {
    codes,
    households: only,
    asked,
    asOf,
  }: {
    readonly codes: readonly string[];
    readonly households?: readonly string[];
    readonly asked: AskedFacts;
    readonly asOf: string;
  },
): Promise<Generator<RtSubjects>> {
  const [households, members, areas, counts, documents, received] = await together([
    selectHouseholdRows(db, codes, asked.household, only ?? null),
    selectMemberRows(db, codes, asked.member, only ?? null),
    selectAreas(db, codes),
    areaCounts(db, asked.areaCounts ? codes : [], asOf),
    asked.documents ? selectCertificates(db, codes) : Promise.resolve([]),
    selectReceived(db, codes, asOf),
  ]);
  return toRtSubjects(
    {
      ...{ areas, counts, households, members },
      documents: groupRows(
        documents,
        (row) => row.householdId,
        ({ type, validUntil }) => ({ type, validUntil }),
      ),
      received: groupRows(
        received,
        (row) => row.subjectId,
        ({ program, from, to }) => ({ program, from, to }),
      ),
    },
    asked,
  );
}
