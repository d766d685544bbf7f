// Reads the people of some RT: of each the asked facts alone, as rows of values.
import { toSnakeCase } from "drizzle-orm/casing";
import { type Database, statement } from "../database/statement.ts";
import type { HouseholdDocument } from "../eligibility/indicators/records.ts";
import { isRunning } from "../enrolments/running-query.ts";

/** Id, RT, decile, and the asked facts in their order. */
export type HouseholdRow = readonly [
  id: string,
  areaCode: string,
  decile: number | null,
  ...facts: unknown[],
];

/** Household, id, sex, birth date, birth year, relation, and the asked facts in their order. */
export type MemberRow = readonly [
  householdId: string,
  id: string,
  sex: string,
  birthDate: string | null,
  birthYear: number | null,
  relation: string,
  ...facts: unknown[],
];

const isMeant = `h.area_code = any($1::text[]) and h.status = 'active'
       and ($2::uuid[] is null or h.id = any($2::uuid[]))`;

/** The active households of RT, by RT and id. @param ids of those that are meant; null: all of them */
export function selectHouseholdRows(
  db: Database,
  areaCodes: readonly string[],
  facts: readonly string[],
  ids: readonly string[] | null,
): Promise<HouseholdRow[]> {
  const text = `select h.id, h.area_code, h.decile${columns("h", facts)} from households h
     where ${isMeant} order by h.area_code, h.id`;
  return db.rows({ name: "registry-stream.households", text }, [areaCodes, ids]);
}

/** The present members of these households, as they stand on the family card. */
export function selectMemberRows(
  db: Database,
  areaCodes: readonly string[],
  facts: readonly string[],
  ids: readonly string[] | null,
): Promise<MemberRow[]> {
  const text = `select m.household_id, p.id, p.sex, p.birth_date, p.birth_year, m.relation${columns("p", facts)}
     from households h
     join memberships m on m.household_id = h.id and m.left_on is null
     join persons p on p.id = m.person_id
     where ${isMeant}
     order by h.area_code, h.id, m.position, m.id`;
  return db.rows({ name: "registry-stream.members", text }, [areaCodes, ids]);
}

/** Names of the catalogue, never of a caller. */
function columns(row: string, facts: readonly string[]): string {
  return facts.map((name) => `, ${row}."${toSnakeCase(name)}"`).join("");
}

const certificates = statement<{ householdId: string } & HouseholdDocument>(
  "registry-stream.certificates",
  `select d.household_id as "householdId", d.type, d.valid_until as "validUntil"
   from households h join documents d on d.household_id = h.id
   where h.area_code = any($1::text[]) and h.status = 'active' and d.type = 'sktm' order by d.id`,
);

/** Certificates of poverty of the households of RT. */
export function selectCertificates(
  db: Database,
  areaCodes: readonly string[],
): Promise<({ householdId: string } & HouseholdDocument)[]> {
  return db.run(certificates, [areaCodes]);
}

export interface ReceiptRow {
  readonly subjectId: string;
  readonly program: string;
  readonly from: string;
  readonly to: string | null;
}

const receipt = `select x.subject_id as "subjectId", x.program, x.starts_on as "from", x.ends_on as "to"
   from enrolments x`;
const runs = isRunning("x", "$2");
const inRts = `h.area_code = any($1::text[]) and h.status = 'active'`;

const received = statement<ReceiptRow>(
  "registry-stream.received",
  `${receipt} where x.subject_type = 'area' and x.subject_id = any($1::text[]) and ${runs}
   union all
   ${receipt} join households h on x.subject_type = 'household' and x.subject_id = h.id::text
   where ${inRts} and ${runs}
   union all
   ${receipt} join memberships m on x.subject_type = 'person' and x.subject_id = m.person_id::text and m.left_on is null
   join households h on h.id = m.household_id where ${inRts} and ${runs}
   order by 1, 2, 3`,
);

/**
 * What everybody in some RT receives, or will; a suspended enrolment counts.
 * @param asOf the date on which an enrolment has not yet ended
 */
export function selectReceived(
  db: Database,
  areaCodes: readonly string[],
  asOf: string,
): Promise<ReceiptRow[]> {
  return db.run(received, [areaCodes, asOf]);
}
