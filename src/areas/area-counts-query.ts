// Adds up what the registered households of RT say of them, in one statement for many RT.
import { type Database, statement } from "../database/statement.ts";
import type { AreaCounts } from "../eligibility/indicators/records.ts";
import { type ChildBirths, countsChangeOn, schoolAges } from "./area-counts.ts";

interface Row extends ChildBirths {
  readonly code: string;
  readonly households: number;
  readonly poor: number;
  readonly withoutDecile: number;
  readonly withoutMembers: number;
  readonly members: number;
  readonly outOfSchool: number;
  readonly perhapsOutOfSchool: number;
}

/**
 * By the year of birth alone someone is one of two ages, but on 31 December surely the higher one. Pupils who
 * attend are never out of school, so their births do not matter.
 */
const counts = statement<Row>(
  "areas.counts",
  `with home as (
     select id, area_code, decile from households where area_code = any($1::text[]) and status = 'active'
   ), resident as (
     select home.area_code, home.id as household_id, p.birth_date, p.birth_year, p.schooling,
       coalesce(extract(year from age($2::date, p.birth_date)),
                extract(year from $2::date + 1) - 1 - p.birth_year) as min_age,
       coalesce(extract(year from age($2::date, p.birth_date)),
                extract(year from $2::date) - p.birth_year) as max_age
     from home join memberships m on m.household_id = home.id and m.left_on is null
       join persons p on p.id = m.person_id and p.status = 'active'
   ), by_area as (
     select area_code, count(*)::int as households, count(*) filter (where decile <= 4)::int as poor,
       count(*) filter (where decile is null)::int as without_decile
     from home group by area_code
   ), by_resident as (
     select area_code, count(*)::int as members, count(distinct household_id)::int as inhabited,
       count(*) filter (where schooling <> 'attending'
                          and min_age >= $3::int and max_age <= $4::int)::int as out_of_school,
       count(*) filter (where schooling is distinct from 'attending'
                          and coalesce(max_age >= $3::int and min_age <= $4::int, true))::int as perhaps,
       min(birth_date) filter (where schooling is distinct from 'attending' and min_age < $3::int) as younger_born,
       min(birth_date) filter (where schooling is distinct from 'attending'
                                 and min_age between $3::int and $4::int) as school_aged_born,
       array_agg(distinct birth_year) filter (where schooling is distinct from 'attending'
                                                and birth_date is null and birth_year is not null) as birth_years
     from resident group by area_code
   )
   select area_code as "code", households, poor, without_decile as "withoutDecile",
     households - coalesce(inhabited, 0) as "withoutMembers", coalesce(members, 0) as "members",
     coalesce(out_of_school, 0) as "outOfSchool", coalesce(perhaps, 0) as "perhapsOutOfSchool",
     younger_born as "youngerBorn", school_aged_born as "schoolAgedBorn",
     coalesce(birth_years, '{}') as "birthYears"
   from by_area left join by_resident using (area_code)`,
);

const nobody: AreaCounts = {
  households: 0,
  poorHouseholds: { min: 0, max: 0 },
  members: 0,
  outOfSchoolChildren: { min: 0, max: 0 },
  changesOn: null,
};

/**
 * The counts of each RT at a date (`YYYY-MM-DD`), over registered active households and their present members;
 * every code has an entry. A household without one member on file may have any number of them.
 */
export async function areaCounts(
  db: Database,
  codes: readonly string[],
  asOf: string,
): Promise<ReadonlyMap<string, AreaCounts>> {
  const byCode = new Map<string, AreaCounts>(codes.map((code) => [code, nobody]));
  if (codes.length === 0) return byCode;
  for (const row of await db.run(counts, [codes, asOf, schoolAges.from, schoolAges.to]))
    byCode.set(row.code, toCounts(row, asOf));
  return byCode;
}

function toCounts(row: Row, asOf: string): AreaCounts {
  const unbounded = row.withoutMembers > 0;
  return {
    households: row.households,
    poorHouseholds: { min: row.poor, max: row.poor + row.withoutDecile },
    members: unbounded ? { min: row.members, max: Infinity } : row.members,
    outOfSchoolChildren: { min: row.outOfSchool, max: unbounded ? Infinity : row.perhapsOutOfSchool },
    changesOn: countsChangeOn(row, asOf),
  };
}
