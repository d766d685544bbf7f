// Keyset paging: a cursor names the last row seen, so that inserts and deletions neither repeat nor skip a row.
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50).describe("Items a page, at most 200"),
  cursor: z
    .string()
    .max(600)
    .optional()
    .describe("`nextCursor` of the page before; opaque, valid for the same filters"),
};

/** The wire form of a page of `item`s. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    items: z.array(item),
    nextCursor: z.string().nullable().describe("Pass as `cursor` for the next page; null on the last"),
  });
}

export interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

/** The sort key of a row: what the list is ordered by, the id last. */
export type Key = readonly (string | number | null)[];

/** Cuts `limit + 1` fetched rows to a page; `list` names the list, so that a cursor of another is refused. */
export function toPage<Row, Item>(
  list: string,
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => Key,
  toItem: (row: Row) => Item,
): Page<Item> {
  const kept = rows.slice(0, limit);
  const last = rows.length > limit ? kept.at(-1) : undefined;
  return { items: kept.map(toItem), nextCursor: last === undefined ? null : encodeCursor(list, keyOf(last)) };
}

/** @throws {Problem} `invalid-cursor` for a cursor of another list, or one that was altered */
export function decodeCursor(list: string, cursor: string | undefined): Key | undefined {
  if (cursor === undefined) return undefined;
  const [body, seal] = cursor.split(".");
  if (body && seal && sameBytes(seal, sealOf(list, body))) {
    return JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as Key;
  }
  throw new Problem("invalid-cursor", {
    detail: text(
      "Gunakan nextCursor dari halaman sebelumnya tanpa diubah.",
      "Use the nextCursor of the page before, unaltered.",
    ),
  });
}

function encodeCursor(list: string, key: Key): string {
  const body = Buffer.from(JSON.stringify(key)).toString("base64url");
  return `${body}.${sealOf(list, body)}`;
}

/**
 * A cursor says nothing that the caller has not just read, so its seal needs no secret shared by all servers:
 * it catches mix-ups and tampering, and the query behind it decides what may be seen.
 */
function sealOf(list: string, body: string): string {
  return createHmac("sha256", `cursor of ${list}`).update(body).digest("base64url").slice(0, 16);
}

function sameBytes(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
