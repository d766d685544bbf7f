// The SQL of what became of rows: the faults of those that were rejected, and what a household was last sent as.
import { type Database, statement } from "../database/statement.ts";
import type { importErrors } from "./tables.ts";

export type ImportError = typeof importErrors.$inferInsert;

const insertErrorRows = statement<never>(
  "import-errors.insert",
  `insert into import_errors (import_id, line, place, "column", code, message_id, message_en, cells)
   select $1, line, place, "column", code, "messageId", "messageEn", cells
   from jsonb_to_recordset($2::jsonb) as e(line int, place int, "column" text, code text, "messageId" text,
     "messageEn" text, cells jsonb)
   on conflict do nothing`,
);

export async function insertErrors(
  db: Database,
  id: string,
  errors: readonly Omit<ImportError, "importId">[],
): Promise<void> {
  if (errors.length > 0) await db.run(insertErrorRows, [id, storable(errors)]);
}

/** What callers wrote is quoted in faults: where Postgres cannot hold a character, another one stands for it. */
function storable(errors: readonly unknown[]): string {
  const json = JSON.stringify(errors);
  if (!json.includes("\\u0000") && !json.includes("\\ud")) return json;
  return JSON.stringify(errors, (_, value: unknown) =>
    typeof value === "string" ? value.replaceAll("\0", "\ufffd").replaceAll(/\p{Cs}/gu, "\ufffd") : value,
  );
}

/** At most, without unpacking what is packed: a byte of LZ4 stands for 255 bytes at most, one of pglz for fewer. */
const unpackedBytes = `case when pg_column_compression(cells) is null then 1 else 255 end * coalesce(pg_column_size(cells), 0)`;

const nextErrors = statement<typeof importErrors.$inferSelect>(
  "import-errors.next",
  `select import_id as "importId", line, place, "column", code, message_id as "messageId", message_en as "messageEn",
     cells
   from (select *, sum(bytes) over (order by line, place) - bytes as before
         from (select *, ${unpackedBytes} as bytes from import_errors
               where import_id = $1 and (line, place) > ($2, $3) order by line, place limit $4) as found
   ) as summed where before < $5 order by line, place`,
);

/** By line, after one of them: as many as there is room for, and one at least. */
export function selectErrors(
  db: Database,
  id: string,
  after: { readonly line: number; readonly place: number },
  { errors, bytes }: { readonly errors: number; readonly bytes: number },
): Promise<(typeof importErrors.$inferSelect)[]> {
  return db.run(nextErrors, [id, after.line, after.place, errors, bytes]);
}

/** A household, and the keyed hash of what a source last sent of it. */
export interface KnownContent {
  readonly householdId: string;
  /** Null: the source has not sent it. */
  readonly hash: Buffer | null;
}

const contentHashes = statement<KnownContent & { readonly hmac: Buffer }>(
  "import-contents.of-numbers",
  `select i.hmac, i.owner_id as "householdId", c.hash
   from identifiers i left join import_contents c on c.household_id = i.owner_id and c.source = $1
   where i.hmac = any($2::bytea[]) and i.valid_to is null and i.owner_type = 'household'`,
);

/** Of the households that present numbers are of, by look-up key in hex. */
export async function selectContents(
  db: Database,
  source: string,
  keys: readonly Buffer[],
): Promise<ReadonlyMap<string, KnownContent>> {
  if (keys.length === 0) return new Map();
  const rows = await db.run(contentHashes, [source, keys]);
  return new Map(rows.map(({ hmac, householdId, hash }) => [hmac.toString("hex"), { householdId, hash }]));
}

/** What a source sent of a household: keyed hashes of all of it, and of what its rows have alike. */
export interface Content {
  readonly hash: Buffer;
  readonly family: Buffer;
}

const keepContents = statement<never>(
  "import-contents.keep",
  `insert into import_contents (household_id, source, hash, family)
   select * from (select unnest($1::uuid[]), $2::text, unnest($3::bytea[]), unnest($4::bytea[])) as sent
   on conflict (household_id, source) do update set hash = excluded.hash, family = excluded.family`,
);

export async function upsertContents(
  db: Database,
  source: string,
  contents: ReadonlyMap<string, Content>,
): Promise<void> {
  if (contents.size === 0) return;
  const sent = [...contents.values()];
  const [hashes, families] = [sent.map(({ hash }) => hash), sent.map(({ family }) => family)];
  await db.run(keepContents, [[...contents.keys()], source, hashes, families]);
}
