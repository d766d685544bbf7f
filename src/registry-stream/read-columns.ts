// Reads everybody in some RT into compact rows.
import { selectAreas } from "../areas/area-query.ts";
import { type Database, statement, together } from "../database/statement.ts";
import { RtsBuilder } from "./build-rts.ts";
import type { ColumnsLayout } from "./columns-layout.ts";
import { copyHouseholds, copyMembers } from "./copy-query.ts";
import { groupRows } from "./group-rows.ts";
import { selectCertificates, selectReceived } from "./registry-query.ts";
import type { RtColumns } from "./rt-columns.ts";

export interface ColumnsToRead {
  /** Of RT that there are, sorted. */
  readonly codes: readonly string[];
  readonly layout: ColumnsLayout;
  /** What is received until a day before is left out. */
  readonly since: string;
  readonly withIds?: boolean;
}

// Of some RT there is not enough to share out among processes: they take cores from whoever works on what is read. The
// members of some hundred RT are joined and sorted in this memory instead of in files.
const planned = statement<never>(
  "registry-stream.planned",
  `select set_config('max_parallel_workers_per_gather', '0', true), set_config('work_mem', '32MB', true)`,
);

/** By code. The transaction has to see one state of the RT (`holdSnapshot`). */
export async function readColumns(
  db: Database,
  { codes, layout, since, withIds = false }: ColumnsToRead,
): Promise<RtColumns[]> {
  const [, areas, certificates, receipts] = await together([
    db.run(planned, []),
    selectAreas(db, codes),
    layout.asked.documents ? selectCertificates(db, codes) : Promise.resolve([]),
    selectReceived(db, codes, since),
  ]);
  const documents = groupRows(
    certificates,
    (row) => row.householdId,
    ({ type, validUntil }) => ({ type, validUntil }),
  );
  const received = groupRows(
    receipts,
    (row) => row.subjectId,
    ({ program, from, to }) => ({ program, from, to }),
  );
  const builder = new RtsBuilder({ areas, layout, documents, received, since, withIds });
  const members = { layout: layout.member, withIds: builder.namesMembers };
  await copyHouseholds(db, codes, layout.household, (line) => builder.addHousehold(line));
  await copyMembers(db, codes, members, (line) => builder.addMember(line));
  return builder.build();
}
