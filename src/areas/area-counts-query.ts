// Adds up what the registered households of RT say of them, in one statement for many RT.
import { type Database, statement } from "../database/statement.ts";
import type { AreaCounts } from "../eligibility/indicators/records.ts";
import { type RtSums, schoolBirthsOn, toAreaCounts } from "./area-counts.ts";

interface Row extends RtSums {
  readonly code: string;
  readonly edition: string;
}

// Random, so that one which was rolled back never comes again. The RT's row is locked by whoever changes a household.
const editions = statement<{ code: string; edition: string }>(
  "areas.editions",
  `select code, households_edition as "edition" from areas where code = any($1::text[])`,
);

/**
 * A household without members yields one row without a person. Pupils who attend are never out of school, so
 * their births do not matter. All aggregates hash: the whole city is counted without sorting its people.
 */
const counts = statement<Row>(
  "areas.counts",
  `with home as (
     select id, area_code, decile from households where area_code = any($1::text[]) and status = 'active'
   ), resident as (
     select home.area_code, p.id, p.birth_date, p.birth_year, p.schooling,
       p.id is not null and p.schooling is distinct from 'attending' as absent,
       case when p.birth_date is not null then p.birth_date > $2::date and p.birth_date <= $3::date
            when p.birth_year is not null then p.birth_year between $4::int and $5::int
            else true end as perhaps,
       case when p.birth_date is not null then p.birth_date > $2::date and p.birth_date <= $3::date
            else p.birth_year between $6::int and $7::int end as surely
     from home left join (memberships m join persons p on p.id = m.person_id and p.status = 'active')
       on m.household_id = home.id and m.left_on is null
   ), by_resident as (
     select area_code, count(id)::int as members, count(*) filter (where id is null)::int as without_members,
       count(*) filter (where absent and surely and schooling is not null)::int as out_of_school,
       count(*) filter (where absent and perhaps)::int as perhaps_out_of_school,
       min(birth_date) filter (where absent and birth_date > $3::date) as younger_born,
       min(birth_date) filter (where absent and surely) as school_aged_born,
       min(birth_year) filter (where absent and birth_date is null and birth_year > $7::int) as younger_born_in,
       min(birth_year) filter (where absent and birth_date is null and birth_year >= $4::int) as school_aged_born_in
     from resident group by area_code
   ), by_home as (
     select area_code, count(*)::int as households, count(*) filter (where decile <= 4)::int as poor,
       count(*) filter (where decile is null)::int as without_decile
     from home group by area_code
   )
   select area_code as "code", a.households_edition as "edition", households, poor, without_decile as "withoutDecile",
     without_members as "withoutMembers", members, out_of_school as "outOfSchool",
     perhaps_out_of_school as "perhapsOutOfSchool", younger_born as "youngerBorn",
     school_aged_born as "schoolAgedBorn", younger_born_in as "youngerBornIn",
     school_aged_born_in as "schoolAgedBornIn"
   from by_home join by_resident using (area_code) join areas a on a.code = area_code`,
);

const nobody: AreaCounts = {
  households: 0,
  poorHouseholds: { min: 0, max: 0 },
  members: 0,
  outOfSchoolChildren: { min: 0, max: 0 },
  changesOn: null,
};

/** Counts by edition, the oldest first. */
const kept = new Map<string, AreaCounts>();
const mostKept = 5_000;

/**
 * The counts of each RT at a date (`YYYY-MM-DD`), over registered active households and their present members;
 * every code has an entry. A household without one member on file may have any number of them. They are added up only
 * where a household of the RT is not as it was the last time.
 */
export async function areaCounts(
  db: Database,
  codes: readonly string[],
  asOf: string,
): Promise<ReadonlyMap<string, AreaCounts>> {
  const byCode = new Map<string, AreaCounts>(codes.map((code) => [code, nobody]));
  if (codes.length === 0) return byCode;
  const unknown = new Map<string, string>();
  for (const { code, edition } of await db.run(editions, [codes])) {
    const known = kept.get(keyOf(code, edition, asOf));
    if (known) byCode.set(code, known);
    else unknown.set(code, edition);
  }
  if (unknown.size === 0) return byCode;
  const { bornAfter, bornBy, perhapsFrom, perhapsTo, surelyFrom, surelyTo } = schoolBirthsOn(asOf);
  const births = [bornAfter, bornBy, perhapsFrom, perhapsTo, surelyFrom, surelyTo];
  for (const row of await db.run(counts, [[...unknown.keys()], ...births])) {
    // Under the edition that was counted, which may be newer than the one asked for.
    byCode.set(row.code, keep(keyOf(row.code, row.edition, asOf), toAreaCounts(row, asOf)));
    unknown.delete(row.code);
  }
  for (const [code, edition] of unknown) keep(keyOf(code, edition, asOf), nobody);
  return byCode;
}

const keyOf = (code: string, edition: string, asOf: string) => `${code} ${asOf} ${edition}`;

function keep(key: string, made: AreaCounts): AreaCounts {
  kept.set(key, made);
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
  return made;
}
