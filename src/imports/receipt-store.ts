// The SQL of complete lists of recipients: whom their rows may be about, and who receives by them and is not listed.
import { type Database, statement } from "../database/statement.ts";
import type { Import } from "./import.ts";

/**
 * Subjects that a row with the numbers $1 may be about: whoever they are or were of, and where these, or those who lived
 * with them, live or lived. For a card is renewed, a person leaves or dies, two households become one, and a list still
 * names them as they were.
 */
const meantBy = `with owners as (
     select owner_type, owner_id from identifiers where hmac = any($1::bytea[])
   ), people as (
     select owner_id as id from owners where owner_type = 'person'
     union
     select m.person_id from owners o join memberships m on m.household_id = o.owner_id
     where o.owner_type = 'household'
   ), meant as (
     select owner_type as type, owner_id::text as id from owners
     union
     select 'household', m.household_id::text from people p join memberships m on m.person_id = p.id
   )`;

const listingMeant = statement<never>(
  "import-listings.of-unmatched",
  `${meantBy}
   insert into import_listings (import_id, subject_id) select $2::uuid, id from meant on conflict do nothing`,
);

/** Lists whomever these numbers may be about. */
export async function insertListedMeant(db: Database, id: string, numbers: readonly Buffer[]): Promise<void> {
  if (numbers.length > 0) await db.run(listingMeant, [numbers, id]);
}

/** Enrolments `e` of a program and source that go on beyond a day. */
const goingOn = (program: string, source: string, day: string) =>
  `enrolments e where e.program = ${program} and e.source = ${source} and e.status in ('active', 'suspended')
     and (e.ends_on is null or e.ends_on > ${day}::date)`;

const receipts = statement<{ count: number }>(
  "import-listings.receipts",
  `select count(*)::int as count from ${goingOn("$1", "$2", "$3")}`,
);

/** How many receive the program by the list of the source beyond `today`. */
export async function countReceipts(
  db: Database,
  { source, program }: Pick<Import, "source" | "program">,
  today: string,
): Promise<number> {
  return (await db.run(receipts, [program, source, today]))[0]!.count;
}

const receiptsMeant = statement<{ id: string }>(
  "import-listings.receipts-meant",
  `${meantBy}
   select e.id from ${goingOn("$2", "$3", "$4")}
     and (e.subject_type, e.subject_id) in (select type, id from meant)`,
);

/** Ids of those among them that rows with these numbers may be about. */
export async function selectReceiptsMeant(
  db: Database,
  { source, program }: Pick<Import, "source" | "program">,
  today: string,
  numbers: readonly Buffer[],
): Promise<string[]> {
  if (numbers.length === 0) return [];
  return (await db.run(receiptsMeant, [numbers, program, source, today])).map(({ id }) => id);
}

const unlistedEnrolments = statement<{ id: string }>(
  "import-listings.unlisted-enrolments",
  `select e.id from ${goingOn("$1", "$2", "$3")}
     and not exists (select from import_listings l where l.import_id = $4::uuid and l.subject_id = e.subject_id)
     and ($5::uuid is null or e.id > $5)
   order by e.id limit $6`,
);

/** Enrolments of the program and source beyond `today` that the file does not list, by id, after one of them. */
export async function selectUnlistedEnrolments(
  db: Database,
  { id, source, program }: Pick<Import, "id" | "source" | "program">,
  today: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const values = [program, source, today, id, after, limit];
  return (await db.run(unlistedEnrolments, values)).map((row) => row.id);
}
