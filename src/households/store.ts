// The SQL of households: finding owners of numbers, and writing a whole change in one statement.
import type { IdentifierVault } from "../database/identifier-vault.ts";
import { rowCopy } from "../database/row-copy.ts";
import { rowJson } from "../database/row-json.ts";
import { type Database, statement } from "../database/statement.ts";
import { fromHousehold, fromPerson } from "./household-rows.ts";
import type { Owner } from "./identify.ts";
import type { HouseholdChange } from "./merge-household.ts";
import { lockKeyOf, type SentNumber } from "./numbers.ts";
import { documents, households, identifiers, memberships, persons } from "./tables.ts";

const json = {
  households: rowJson(households),
  persons: rowJson(persons),
  memberships: rowJson(memberships),
  identifiers: rowJson(identifiers),
  documents: rowJson(documents),
};

const copy = {
  households: rowCopy(households),
  persons: rowCopy(persons),
  memberships: rowCopy(memberships),
  identifiers: rowCopy(identifiers),
};

// Sorted, so that two intakes that share numbers wait for each other instead of for ever.
const lockKeys = statement(
  "identifiers.lock",
  "select pg_advisory_xact_lock(key) from (select distinct key from unnest($1::bigint[]) key order by key) keys",
);

const owners = statement<{ hmac: Buffer } & Owner>(
  "identifiers.owners",
  `select i.hmac, i.owner_id as "ownerId", h.id as "householdId", h.area_code as "areaCode"
   from identifiers i
   left join memberships m on i.owner_type = 'person' and m.person_id = i.owner_id and m.left_on is null
   left join households h on h.id = case when i.owner_type = 'household' then i.owner_id else m.household_id end
   where i.hmac = any($1::bytea[]) and i.valid_to is null`,
);

// Foreign keys are checked when the statement ends, so that the order of its parts does not matter to them.
const write = statement(
  "households.write",
  `with household as (${json.households.upsert("$1")}),
     person as (${json.persons.upsert("$2")}),
     membership as (${json.memberships.upsert("$3")}),
     document as (${json.documents.upsert("$4")}),
     identifier as (${json.identifiers.upsert("$5")}),
     ended as (update identifiers set valid_to = $6::date where id = any($7::uuid[])),
     removed as (delete from documents where id = any($8::uuid[])),
     -- Where they live now, and where they lived: the statement sees their rows as they were.
     changed as (select (row ->> 'id')::uuid as id, row ->> 'area_code' as area_code from json_array_elements($1::json) row
       union all select (row ->> 'household_id')::uuid, null from json_array_elements($3::json) row
       union all select null, unnest($9::text[])),
     edition as (
       update areas set households_edition = gen_random_uuid()
       where code in (select area_code from changed
         union select h.area_code from households h where h.id in (select id from changed)))
   select 1`,
);

const end = statement(
  "identifiers.end",
  "update identifiers set valid_to = $1::date where id = any($2::uuid[])",
);

/** Their last day is `today`. */
export async function endNumbers(db: Database, ids: readonly string[], today: string): Promise<void> {
  if (ids.length > 0) await db.run(end, [today, ids]);
}

const restore = statement(
  "identifiers.restore",
  "update identifiers set valid_to = null where id = any($1::uuid[])",
);

/** They count again, as if they had never ended. */
export async function restoreNumbers(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.run(restore, [ids]);
}

/** Locks the numbers for the transaction, known or not, so that concurrent intakes make one owner each. */
export async function lockNumbers(db: Database, numbers: readonly Pick<SentNumber, "hmac">[]): Promise<void> {
  if (numbers.length > 0) await db.run(lockKeys, [numbers.map((number) => lockKeyOf(number.hmac))]);
}

/** The present owners of numbers, by look-up key in hex. */
export async function selectOwners(
  db: Database,
  numbers: readonly SentNumber[],
): Promise<ReadonlyMap<string, Owner>> {
  if (numbers.length === 0) return new Map();
  const rows = await db.run(owners, [numbers.map((number) => number.hmac)]);
  return new Map(rows.map(({ hmac, ...owner }) => [hmac.toString("hex"), owner]));
}

/** A number that gets an owner. */
export interface NewNumber {
  readonly id: string;
  readonly number: SentNumber;
  readonly ownerId: string;
}

export interface WrittenNumbers {
  readonly added: readonly NewNumber[];
  /** Ids of numbers whose last day is today. */
  readonly ended: readonly string[];
}

/** The rows to write, only those that differ. */
export type RowsToWrite = Pick<
  HouseholdChange,
  "households" | "persons" | "memberships" | "documents" | "removedDocuments"
>;

/** Writes a change and its numbers; one statement, whatever the size of the household. */
export function writeHousehold(
  db: Database,
  vault: IdentifierVault,
  change: RowsToWrite,
  numbers: WrittenNumbers,
  today: string,
): Promise<void> {
  return writeRows(db, vault, change, numbers, today, []);
}

/** Rows that are not yet there, and whole households of them. */
export type NewRows = Pick<RowsToWrite, "households" | "persons" | "memberships">;

/** The same for the changes of many households, of which most are new: these take the short way. */
export async function writeHouseholds(
  db: Database,
  vault: IdentifierVault,
  { created, changed }: { readonly created: NewRows; readonly changed: RowsToWrite },
  { added, ended }: WrittenNumbers,
  today: string,
): Promise<void> {
  await copy.households(db, created.households.map(fromHousehold));
  await copy.persons(db, created.persons.map(fromPerson));
  await copy.memberships(
    db,
    created.memberships.map((membership) => [membership]),
  );
  const areas = new Set(created.households.map(({ areaCode }) => areaCode));
  await writeRows(db, vault, changed, { added: [], ended }, today, [...areas]);
  await copy.identifiers(
    db,
    added.map((entry) => [sealed(entry, vault, today)]),
  );
}

/** @param areas where households live that were written before */
async function writeRows(
  db: Database,
  vault: IdentifierVault,
  change: RowsToWrite,
  numbers: WrittenNumbers,
  today: string,
  areas: readonly string[],
): Promise<void> {
  const rows = [
    change.households.map((household) => json.households.write(...fromHousehold(household))),
    change.persons.map((person) => json.persons.write(...fromPerson(person))),
    change.memberships.map((membership) => json.memberships.write(membership)),
    change.documents.map((document) => json.documents.write(document)),
    numbers.added.map((entry) => json.identifiers.write(sealed(entry, vault, today))),
  ];
  const { removedDocuments } = change;
  if ([...rows, numbers.ended, removedDocuments, areas].every((part) => part.length === 0)) return;
  const parts = rows.map((part) => JSON.stringify(part));
  await db.run(write, [...parts, today, numbers.ended, removedDocuments, areas]);
}

function sealed({ id, number, ownerId }: NewNumber, vault: IdentifierVault, today: string) {
  return {
    id,
    ownerType: number.ownerType,
    ownerId,
    type: number.type,
    system: number.system,
    hmac: number.hmac,
    ...vault.seal(number.value),
    validFrom: today,
    validTo: null,
  };
}
