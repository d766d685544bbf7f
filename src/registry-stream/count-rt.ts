// PURE. What the households of a compact RT add up to: the same as the database counts of them.
import { type RtSums, type SchoolBirths, schoolBirthsOn, toAreaCounts } from "../areas/area-counts.ts";
import type { AreaCounts, HouseholdRecord, MemberRecord } from "../eligibility/indicators/records.ts";
import type { ColumnsCursor } from "./columns-cursor.ts";
import type { RtColumns } from "./rt-columns.ts";

type Sums = { -readonly [Name in keyof RtSums]: RtSums[Name] };

/** Of the date that was asked for last: who types criteria asks for one date again and again. */
const known = new WeakMap<RtColumns, { readonly asOf: string; readonly counts: AreaCounts }>();

/**
 * Prepares the counting of many RT at a date. The layout has to hold what counts are made of.
 * @param cursor is left anywhere
 */
export function prepareCounts(cursor: ColumnsCursor, asOf: string): (rt: RtColumns) => AreaCounts {
  const births = schoolBirthsOn(asOf);
  return (rt) => {
    const last = known.get(rt);
    if (last?.asOf === asOf) return last.counts;
    const counts = toAreaCounts(sumsOf(rt, cursor, births), asOf);
    known.set(rt, { asOf, counts });
    return counts;
  };
}

function sumsOf(rt: RtColumns, cursor: ColumnsCursor, births: SchoolBirths): RtSums {
  const sums = nobody();
  cursor.enter(rt);
  for (let place = 0; place < rt.households.count; place += 1) {
    cursor.moveTo(place);
    addHousehold(sums, cursor.household, births);
  }
  return sums;
}

function addHousehold(sums: Sums, { decile, members }: HouseholdRecord, births: SchoolBirths): void {
  sums.households += 1;
  if (decile === null || decile === undefined) sums.withoutDecile += 1;
  else if (decile <= 4) sums.poor += 1;
  const before = sums.members;
  for (const member of members) {
    if (member.indicators.counted !== true) continue;
    sums.members += 1;
    addChild(sums, member, births);
  }
  if (sums.members === before) sums.withoutMembers += 1;
}

/** Pupils who attend are never out of school, so their births do not matter. */
function addChild(sums: Sums, member: MemberRecord, births: SchoolBirths): void {
  const { schooling } = member.indicators;
  if (schooling === "attending") return;
  const { birthDate, birthYear } = member;
  const [perhaps, surely] = schoolAged(member, births);
  if (surely && schooling !== undefined) sums.outOfSchool += 1;
  if (perhaps) sums.perhapsOutOfSchool += 1;
  if (birthDate) {
    if (birthDate > births.bornBy) sums.youngerBorn = earlier(sums.youngerBorn, birthDate);
    if (surely) sums.schoolAgedBorn = earlier(sums.schoolAgedBorn, birthDate);
  } else if (birthYear) {
    if (birthYear > births.surelyTo) sums.youngerBornIn = earlier(sums.youngerBornIn, birthYear);
    if (birthYear >= births.perhapsFrom) sums.schoolAgedBornIn = earlier(sums.schoolAgedBornIn, birthYear);
  }
}

function schoolAged(
  { birthDate, birthYear }: MemberRecord,
  { bornAfter, bornBy, perhapsFrom, perhapsTo, surelyFrom, surelyTo }: SchoolBirths,
): readonly [perhaps: boolean, surely: boolean] {
  if (birthDate) {
    const isAged = birthDate > bornAfter && birthDate <= bornBy;
    return [isAged, isAged];
  }
  if (!birthYear) return [true, false];
  return [
    birthYear >= perhapsFrom && birthYear <= perhapsTo,
    birthYear >= surelyFrom && birthYear <= surelyTo,
  ];
}

function earlier<At extends string | number>(known: At | null, at: At): At {
  return known === null || at < known ? at : known;
}

function nobody(): Sums {
  return {
    ...{ households: 0, poor: 0, withoutDecile: 0, withoutMembers: 0 },
    ...{ members: 0, outOfSchool: 0, perhapsOutOfSchool: 0 },
    ...{ youngerBorn: null, schoolAgedBorn: null, youngerBornIn: null, schoolAgedBornIn: null },
  };
}
