// The SQL of rows that wait: into staging as they come, out of it family by family.
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { type Database, statement } from "../database/statement.ts";
import { withCopy } from "../database/with-copy.ts";
import type { Import } from "./import.ts";

/** Rows of one family that followed each other in the file, sealed together. */
export interface SealedBlock {
  readonly lines: readonly number[];
  readonly family: Buffer;
  readonly ciphertext: Buffer;
  readonly keyId: string;
}

/** As it lies in staging: `lines` null for a row by itself. */
export type StagedBlock = Omit<SealedBlock, "lines"> & {
  readonly line: number;
  readonly lines: readonly number[] | null;
};

/** Streams blocks into staging as they come; answers of how many rows. */
export async function copyBlocks(
  db: Database,
  importId: string,
  blocks: AsyncIterable<readonly SealedBlock[]>,
): Promise<number> {
  let rows = 0;
  async function* copyLines(): AsyncGenerator<string> {
    for await (const some of blocks) {
      rows = some.reduce((count, { lines }) => count + lines.length, rows);
      if (some.length > 0) yield some.map((block) => copyLine(importId, block)).join("");
    }
  }
  return withCopy(db, async (client) => {
    const columns = "import_id, line, lines, family, ciphertext, key_id";
    const into = client.query(copyFrom(`copy import_rows (${columns}) from stdin`));
    await pipeline(Readable.from(copyLines(), { objectMode: false }), into);
    return rows;
  });
}

function copyLine(importId: string, { lines, family, ciphertext, keyId }: SealedBlock): string {
  const hex = (bytes: Buffer) => `\\\\x${bytes.toString("hex")}`;
  return `${importId}\t${lines[0]}\t{${lines.join(",")}}\t${hex(family)}\t${hex(ciphertext)}\t${keyId}\n`;
}

/** Of how many blocks and bytes one reading is at most; the block that reaches the bytes is still read. */
export interface Room {
  readonly blocks: number;
  readonly bytes: number;
}

/** Sizes are known without what they are of, so what is beyond is not even fetched. Takes $2 and $3 of the room. */
const roomFor = (where: string) =>
  `select line, lines, family, ciphertext, key_id as "keyId" from (
     select *, sum(octet_length(ciphertext)) over (order by family, line) - octet_length(ciphertext) as before
     from (select line, lines, family, ciphertext, key_id from import_rows
           where import_id = $1 and ${where} order by family, line limit $2) as found
   ) as summed where before < $3 order by family, line`;

const nextBlocks = statement<StagedBlock>("import-rows.next", roomFor("($4::bytea is null or family > $4)"));

/** The next ones by family, after the one of the checkpoint; the last family may not be there whole. */
export function selectNextBlocks(
  db: Database,
  { id, checkpoint }: Pick<Import, "id" | "checkpoint">,
  { blocks, bytes }: Room,
): Promise<StagedBlock[]> {
  return db.run(nextBlocks, [id, blocks, bytes, checkpoint]);
}

const blocksOfFamily = statement<StagedBlock>("import-rows.of-family", roomFor("family = $4 and line > $5"));

/** Of one family by line, after one of them. */
export function selectBlocksOf(
  db: Database,
  id: string,
  { family, after }: { readonly family: Buffer; readonly after: number },
  { blocks, bytes }: Room,
): Promise<StagedBlock[]> {
  return db.run(blocksOfFamily, [id, blocks, bytes, family, after]);
}

const dropRows = statement<never>(
  "import-rows.drop",
  "delete from import_rows where import_id = $1 and family = any($2::bytea[])",
);

export async function deleteRows(db: Database, id: string, families: readonly Buffer[]): Promise<void> {
  await db.run(dropRows, [id, families]);
}
