// Reads who is eligible for a program and has not been offered it, the first by priority.
import { type Database, statement } from "../database/statement.ts";
import { isRunning } from "../enrolments/running-query.ts";
import type { Subject } from "../subject.ts";

/** Where one stands in the order of releases: the priority with its sign changed, then since when it is eligible. */
interface Rank {
  readonly rank: number;
  readonly changedAt: Date;
  readonly subjectId: string;
}

export type Releasable = Rank & {
  readonly subjectType: Subject["type"];
  readonly householdId: string | null;
};

export interface ReleaseFilter {
  readonly program: string;
  /** Code of an area, with all below it. */
  readonly area: string | undefined;
  /** Date in Jakarta. */
  readonly today: string;
}

const isSubject = (row: string) =>
  `${row}.program = m.program and ${row}.subject_type = m.subject_type and ${row}.subject_id = m.subject_id`;

const releasable = `
  select m.subject_type as "subjectType", m.subject_id as "subjectId", m.household_id as "householdId",
    -coalesce(m.priority, '-Infinity') as rank, m.changed_at as "changedAt"
  from matches m left join households h on h.id = m.household_id
  where m.program = $1 and m.outcome = 'eligible'
    and ($2::text is null or starts_with(coalesce(h.area_code, m.subject_id) || '.', $2 || '.'))
    and not exists (select from referrals r
      where ${isSubject("r")} and r.status not in ('completed', 'failed', 'cancelled'))
    and not exists (select from holds o
      where ${isSubject("o")} and o.lifted_at is null and (o.until_date is null or o.until_date > $3::date))
    and not exists (select from enrolments e where ${isSubject("e")} and ${isRunning("e", "$3")})`;

// What the door would pass over all the same is not read: those to be verified may be the most of the city.
const offerable = `
  join programs p on p.code = $1 and (c."householdId" is null or not p.needs_verification
    or (select h.verified and h.dispute is null from households h where h.id = c."householdId"))`;

const next = statement<Releasable>(
  "door.releasable",
  `select c.* from (${releasable}) c ${offerable}
   where $4::double precision is null or (c.rank, c."changedAt", c."subjectId") > ($4, $5::timestamptz, $6::text)
   order by c.rank, c."changedAt", c."subjectId" limit $7`,
);

/** @param after the last one of those before */
export function selectReleasable(
  db: Database,
  { program, area, today }: ReleaseFilter,
  after: Rank | undefined,
  limit: number,
): Promise<Releasable[]> {
  return db.run(next, [program, area, today, after?.rank, after?.changedAt, after?.subjectId, limit]);
}

const left = statement<{ count: number }>(
  "door.count-releasable",
  `select count(*)::int as count from (${releasable}) c`,
);

export async function countReleasable(
  db: Database,
  { program, area, today }: ReleaseFilter,
): Promise<number> {
  const [row] = await db.run(left, [program, area, today]);
  return row!.count;
}
