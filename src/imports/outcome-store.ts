// The SQL of what became of rows: the faults of those that were rejected, and what a household was last sent as.
import { and, asc, eq, sql } from "drizzle-orm";
import { type Database, statement } from "../database/statement.ts";
import { importErrors } from "./tables.ts";

export type ImportError = typeof importErrors.$inferInsert;

const insertErrorRows = statement<never>(
  "import-errors.insert",
  `insert into import_errors (import_id, line, place, "column", code, message_id, message_en, cells)
   select $1, line, place, "column", code, "messageId", "messageEn", cells
   from jsonb_to_recordset($2::jsonb) as e(line int, place int, "column" text, code text, "messageId" text,
     "messageEn" text, cells jsonb)`,
);

export async function insertErrors(
  db: Database,
  id: string,
  errors: readonly Omit<ImportError, "importId">[],
): Promise<void> {
  if (errors.length > 0) await db.run(insertErrorRows, [id, JSON.stringify(errors)]);
}

/** By line, after one of them. */
export async function selectErrors(
  db: Database,
  id: string,
  after: { readonly line: number; readonly place: number },
  limit: number,
): Promise<(typeof importErrors.$inferSelect)[]> {
  return db.orm
    .select()
    .from(importErrors)
    .where(
      and(
        eq(importErrors.importId, id),
        sql`(${importErrors.line}, ${importErrors.place}) > (${after.line}, ${after.place})`,
      ),
    )
    .orderBy(asc(importErrors.line), asc(importErrors.place))
    .limit(limit);
}

const contentHashes = statement<{ householdId: string; hash: Buffer }>(
  "import-contents.of-households",
  `select household_id as "householdId", hash from import_contents
   where source = $1 and household_id = any($2::uuid[])`,
);

/** What a source last sent of households, as hashes by id. */
export async function selectContents(
  db: Database,
  source: string,
  householdIds: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  if (householdIds.length === 0) return new Map();
  const rows = await db.run(contentHashes, [source, householdIds]);
  return new Map(rows.map(({ householdId, hash }) => [householdId, hash]));
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
