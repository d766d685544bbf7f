// Reads registered households whole: their facts, present members and documents, in one statement for many.
import { rowJson } from "../database/row-json.ts";
import { type Database, statement } from "../database/statement.ts";
import type { HouseholdDocument, Person, RegisteredHousehold } from "./household.ts";
import { toHousehold, toPerson } from "./household-rows.ts";
import { documents, households, memberships, persons } from "./tables.ts";
import { notListed, type Unlisted } from "./who-joins.ts";

type Json = Record<string, unknown>;

const householdJson = rowJson(households);
const personJson = rowJson(persons);
const membershipJson = rowJson(memberships);
const documentJson = rowJson(documents);

const byIds = statement<{ household: Json; members: { m: Json; p: Json }[]; documents: Json[] }>(
  "households.by-ids",
  `select to_jsonb(h) as household,
     coalesce((select jsonb_agg(jsonb_build_object('m', to_jsonb(m), 'p', to_jsonb(p)) order by m.position, m.id)
               from memberships m join persons p on p.id = m.person_id
               where m.household_id = h.id and m.left_on is null), '[]') as members,
     coalesce((select jsonb_agg(to_jsonb(d) order by d.id)
               from documents d where d.household_id = h.id), '[]') as documents
   from households h where h.id = any($1::uuid[]) order by h.id`,
);

const personsByIds = statement<{ person: Json }>(
  "persons.by-ids",
  "select to_jsonb(p) as person from persons p where id = any($1::uuid[])",
);

const idsOfAreas = statement<{ id: string }>(
  "households.ids-of-areas",
  "select id from households where area_code = any($1::text[]) and status = 'active' order by id",
);

const idsOfRt = statement<{ id: string }>(
  "households.ids-of-rt",
  "select id from households where area_code = $1 order by id",
);

const householdsOfPersons = statement<{ personId: string; householdId: string }>(
  "households.of-persons",
  `select person_id as "personId", household_id as "householdId"
   from memberships where person_id = any($1::uuid[]) and left_on is null`,
);

// The objections are verifications', which is above; that one is open decides what a household becomes that is found.
const objectedTo = statement<{ id: string }>(
  "households.objected-to",
  "select distinct household_id as id from objections where household_id = any($1::uuid[]) and status = 'open'",
);

// Of each who was ever a member the last membership counts, and one that was undone never was.
const unlisted = statement<{ householdId: string; person: Json } & Omit<Unlisted, "person">>(
  "households.unlisted",
  `select m.household_id as "householdId", to_jsonb(p) as person,
     exists (select from identifiers i
       where i.owner_id = p.id and i.type = 'national-id' and i.valid_to is null) as "hasNationalId",
     exists (select from memberships o where o.person_id = p.id and o.left_on is null) as "livesElsewhere"
   from (select distinct on (household_id, person_id) household_id, person_id, left_on, left_reason
     from memberships
     where household_id = any($1::uuid[]) and left_reason is distinct from 'reverted'
     order by household_id, person_id, joined_on desc, id desc) m
   join persons p on p.id = m.person_id
   where m.left_on is not null and m.left_reason = '${notListed}' and p.status = 'active'`,
);

/** Those of the ids that exist, by id. */
export async function selectHouseholds(db: Database, ids: readonly string[]): Promise<RegisteredHousehold[]> {
  if (ids.length === 0) return [];
  const rows = await db.run(byIds, [ids]);
  return rows.map((row) => ({
    household: toHousehold(householdJson.read(row.household)),
    members: row.members.map(({ m, p }) => ({
      person: toPerson(personJson.read(p)),
      membership: membershipJson.read(m),
    })),
    documents: row.documents.map((json) => documentJson.read(json) as HouseholdDocument),
  }));
}

/** Those of the ids to which an objection is open. */
export async function selectObjectedTo(db: Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  return new Set((await db.run(objectedTo, [ids])).map((row) => row.id));
}

export async function selectPersons(db: Database, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  const rows = await db.run(personsByIds, [ids]);
  return rows.map((row) => toPerson(personJson.read(row.person)));
}

/** Of these households. */
export async function selectUnlisted(db: Database, ids: readonly string[]): Promise<Unlisted[]> {
  if (ids.length === 0) return [];
  const rows = await db.run(unlisted, [ids]);
  return rows.map((row) => ({ ...row, person: toPerson(personJson.read(row.person)) }));
}

/** The active households of RT, by id. */
export async function selectHouseholdIdsOfAreas(
  db: Database,
  areaCodes: readonly string[],
): Promise<string[]> {
  if (areaCodes.length === 0) return [];
  return (await db.run(idsOfAreas, [areaCodes])).map((row) => row.id);
}

/** All that are on file in an RT, whatever their status, by id. */
export async function selectHouseholdIdsOfRt(db: Database, areaCode: string): Promise<string[]> {
  return (await db.run(idsOfRt, [areaCode])).map((row) => row.id);
}

/** The present household of each person who has one. */
export async function selectHouseholdsOfPersons(
  db: Database,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await db.run(householdsOfPersons, [personIds]);
  return new Map(rows.map((row) => [row.personId, row.householdId]));
}
