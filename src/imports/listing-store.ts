// The SQL of complete files: whom they list, and what of their source they do not.
import { type Database, statement } from "../database/statement.ts";
import type { Import } from "./import.ts";

/** Stands for every household of the source. */
const anybody = "*";

const listing = statement<never>(
  "import-listings.insert",
  `insert into import_listings (import_id, subject_id) select $1::uuid, unnest($2::text[]) on conflict do nothing`,
);

export async function insertListed(db: Database, id: string, subjectIds: readonly string[]): Promise<void> {
  if (subjectIds.length > 0) await db.run(listing, [id, subjectIds]);
}

const listingRejected = statement<{ family: Buffer | null }>(
  "import-listings.of-rejected",
  `with owners as (
     select owner_type, owner_id from identifiers where hmac = any($3::bytea[])
   ), homes as (
     select owner_id as id, null::bytea as family from owners where owner_type = 'household'
     union all
     select m.household_id, null from owners o
     join memberships m on m.person_id = o.owner_id and m.left_on is null where o.owner_type = 'person'
     union all
     select household_id, family from import_contents where source = $2 and family = any($4::bytea[])
   ), listed as (
     insert into import_listings (import_id, subject_id) select distinct $1::uuid, id::text from homes
     on conflict do nothing
   )
   select family from homes where family is not null`,
);

/**
 * Lists the households that these numbers are or were of, those where persons with them live, and those of which the
 * source sent these families.
 * @returns the families, in hex, that a household is known by
 */
export async function insertListedOf(
  db: Database,
  { id, source }: Pick<Import, "id" | "source">,
  { numbers, families }: { readonly numbers: readonly Buffer[]; readonly families: readonly Buffer[] },
): Promise<ReadonlySet<string>> {
  const rows = await db.run(listingRejected, [id, source, numbers, families]);
  return new Set(rows.map(({ family }) => family!.toString("hex")));
}

export async function insertListedAnybody(db: Database, id: string): Promise<void> {
  await insertListed(db, id, [anybody]);
}

const dropListings = statement<never>(
  "import-listings.drop",
  "delete from import_listings where import_id = $1::uuid",
);

export async function deleteListed(db: Database, id: string): Promise<void> {
  await db.run(dropListings, [id]);
}

/**
 * Households `c` of a source: active, and vouched for by nobody else. Another source that lists it does, and so does a
 * verified visit since the day that the file tells of. Takes $1 source, $2 that day.
 */
const ofSourceAlone = `from import_contents c join households h on h.id = c.household_id and h.status = 'active'
   where c.source = $1
     and not (h.verified and h.observed_on >= $2::date)
     and not exists (select from import_contents o where o.household_id = c.household_id and o.source <> $1)`;

const unlistedHouseholds = statement<{ id: string }>(
  "import-listings.unlisted-households",
  `select c.household_id as id ${ofSourceAlone}
     and not exists (select from import_listings l where l.import_id = $3::uuid and l.subject_id = c.household_id::text)
     and not exists (select from import_listings l where l.import_id = $3::uuid and l.subject_id = '${anybody}')
     and ($4::uuid is null or c.household_id > $4)
   order by c.household_id limit $5`,
);

/** Households of the source that the file does not list, by id, after one of them. */
export async function selectUnlistedHouseholds(
  db: Database,
  { id, source }: Pick<Import, "id" | "source">,
  day: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  return (await db.run(unlistedHouseholds, [source, day, id, after, limit])).map((row) => row.id);
}

const forgetting = statement<never>(
  "import-contents.forget",
  "delete from import_contents where source = $1 and household_id = any($2::uuid[])",
);

/** So that a file that lists them again is not taken for one that says nothing new. */
export async function deleteContents(db: Database, source: string, ids: readonly string[]): Promise<void> {
  await db.run(forgetting, [source, ids]);
}

const vanishing = statement<{ known: number; gone: number }>(
  "import-listings.vanishing",
  `select count(*)::int as known, count(*) filter (where c.family is not null and not exists (
       select from import_rows r where r.import_id = $3::uuid and r.family = c.family))::int as gone
   ${ofSourceAlone}`,
);

/** Before its rows are taken in: how many households the source has, and of how many the file has no row. */
export async function countVanishing(
  db: Database,
  { id, source }: Pick<Import, "id" | "source">,
  day: string,
): Promise<{ known: number; gone: number }> {
  const [row] = await db.run(vanishing, [source, day, id]);
  return row!;
}
