// The SQL of rows that wait: into staging as they come, out of it family by family.
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { type Database, statement } from "../database/statement.ts";
import { withCopy } from "../database/with-copy.ts";
import type { Import } from "./import.ts";
import type { ImportError } from "./outcome-store.ts";

/** A row of a file, sealed. */
export interface StagedRow {
  readonly line: number;
  readonly family: Buffer;
  readonly ciphertext: Buffer;
  readonly keyId: string;
}

const rowsOfOneWrite = 500;

/** Streams rows into staging as they come; answers how many. */
export async function copyRows(
  db: Database,
  importId: string,
  rows: AsyncIterable<StagedRow>,
): Promise<number> {
  return withCopy(db, async (client) => {
    const into = client.query(
      copyFrom("copy import_rows (import_id, line, family, ciphertext, key_id) from stdin"),
    );
    await pipeline(Readable.from(copyLines(importId, rows), { objectMode: false }), into);
    return into.rowCount;
  });
}

async function* copyLines(importId: string, rows: AsyncIterable<StagedRow>): AsyncGenerator<string> {
  let lines: string[] = [];
  for await (const { line, family, ciphertext, keyId } of rows) {
    const hex = (bytes: Buffer) => `\\\\x${bytes.toString("hex")}`;
    lines.push(`${importId}\t${line}\t${hex(family)}\t${hex(ciphertext)}\t${keyId}\n`);
    if (lines.length < rowsOfOneWrite) continue;
    yield lines.join("");
    lines = [];
  }
  yield lines.join("");
}

const nextRows = statement<StagedRow>(
  "import-rows.next",
  `select line, family, ciphertext, key_id as "keyId" from import_rows
   where import_id = $1 and ($2::bytea is null or family > $2) order by family, line limit $3`,
);

/** The next rows by family, after the one of the checkpoint; the last family may not be there whole. */
export function selectNextRows(
  db: Database,
  { id, checkpoint }: Pick<Import, "id" | "checkpoint">,
  limit: number,
): Promise<StagedRow[]> {
  return db.run(nextRows, [id, checkpoint, limit]);
}

const dropRows = statement<never>(
  "import-rows.drop",
  "delete from import_rows where import_id = $1 and family = any($2::bytea[])",
);

export async function deleteRows(db: Database, id: string, families: readonly Buffer[]): Promise<void> {
  await db.run(dropRows, [id, families]);
}

const rejectRows = statement<{ count: number }>(
  "import-rows.reject",
  `with gone as (delete from import_rows where import_id = $1 and family = $2 returning line),
   told as (insert into import_errors (import_id, line, place, code, message_id, message_en)
            select $1, line, 0, $3, $4, $5 from gone)
   select count(*)::int as count from gone`,
);

/** Rejects all rows of a family without reading them, however many there are; answers how many. */
export async function rejectFamily(
  db: Database,
  id: string,
  family: Buffer,
  error: Pick<ImportError, "code" | "messageId" | "messageEn">,
): Promise<number> {
  const [row] = await db.run(rejectRows, [id, family, error.code, error.messageId, error.messageEn]);
  return row!.count;
}
