// Keyset paging: a cursor names the last row seen, so that inserts and deletions neither repeat nor skip a row.
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";
import { timestamp, uuid } from "./wire.ts";

const limited = (limit: z.ZodCoercedNumber | z.ZodNumber, usual = 50) =>
  limit.int().min(1).max(200).default(usual).describe("Items a page, at most 200");

const cursor = z
  .string()
  .max(600)
  .optional()
  .describe("`nextCursor` of the page before; opaque, valid for the same filters");

/** In a query everything is text. */
export const pageQuery = { limit: limited(z.coerce.number()), cursor };
/** Of a list that nearly always fits one page, which is what most callers want of it. */
export const wholePageQuery = { limit: limited(z.coerce.number(), 200), cursor };
/** In a body a number is a number. */
export const pageBody = { limit: limited(z.number()), cursor };

/** The wire form of a page of `item`s. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  const page = z.strictObject({
    items: z.array(item),
    nextCursor: z.string().nullable().describe("Pass as `cursor` for the next page; null on the last"),
  });
  const { examples = [] } = (item.meta() ?? {}) as { examples?: unknown[] };
  return examples.length === 0 ? page : page.meta({ examples: [{ items: examples, nextCursor: null }] });
}

export interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

/** What a caller says of the page that it wants. */
export interface PageAsked {
  readonly limit: number;
  readonly cursor?: string;
}

/** The sort key of a row: what the list is ordered by, the id last. */
export type Key = readonly (string | number | null)[];

/** Names a list with its filters: a cursor of another list, or of other filters, is refused. */
export function listOf(name: string, filters: object): string {
  const given = Object.entries(filters).filter(([, value]) => value !== undefined);
  return `${name} ${JSON.stringify(given.sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}

/** Cuts `limit + 1` fetched rows to a page; `list` is what the cursor was decoded with. */
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

/** The page of a list that is at hand as a whole; it is put in the order of its keys. */
export function pageOfWhole<Row, K extends Key>(
  list: string,
  rows: readonly Row[],
  { limit, cursor }: PageAsked,
  key: z.ZodType<K>,
  keyOf: (row: Row) => K,
): Page<Row> {
  const after = decodeCursor(list, cursor, key);
  const rest = rows
    .filter((row) => after === undefined || inOrder(after, keyOf(row)) < 0)
    .sort((a, b) => inOrder(keyOf(a), keyOf(b)));
  return toPage(list, rest, limit, keyOf, (row) => row);
}

function inOrder(a: Key, b: Key): number {
  const place = a.findIndex((value, i) => value !== b[i]);
  return place < 0 ? 0 : a[place]! < b[place]! ? -1 : 1;
}

/** Key of a list in the order of codes. */
export const keyOfCode = z.tuple([z.string().regex(/^[\w.-]{1,60}$/)]);
/** Key of a list in the order of numbers: versions, places, positions in a chain. */
export const keyOfNumber = z.tuple([z.number().int().min(0)]);
/** Key of a list in the order of ids, which grow with time. */
export const keyOfId = z.tuple([uuid]);
/** Key of a list in the order of time: of the last change, of the opening. */
export const keyOfChange = z.tuple([timestamp, uuid]);

/**
 * The key that a cursor of the list holds.
 * @throws {Problem} `invalid-cursor` for a cursor of another list, or one that was altered
 */
export function decodeCursor<K extends Key>(
  list: string,
  cursor: string | undefined,
  key: z.ZodType<K>,
): K | undefined {
  if (cursor === undefined) return undefined;
  const [body, seal, ...more] = cursor.split(".");
  if (body && seal && more.length === 0 && sameBytes(seal, sealOf(list, body))) {
    const found = key.safeParse(parsed(body));
    if (found.success) return found.data;
  }
  throw new Problem("invalid-cursor", {
    detail: text(
      "Gunakan nextCursor dari halaman sebelumnya tanpa diubah.",
      "Use the nextCursor of the page before, unaltered.",
    ),
  });
}

/** What the body of a cursor says; `undefined` where it is no JSON. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

function encodeCursor(list: string, key: Key): string {
  const body = Buffer.from(JSON.stringify(key)).toString("base64url");
  return `${body}.${sealOf(list, body)}`;
}

/**
 * A cursor says nothing that the caller has not just read, so its seal needs no secret shared by all servers: it
 * catches mix-ups. What is inside is checked like anything sent, and the query behind decides what may be seen.
 */
function sealOf(list: string, body: string): string {
  return createHmac("sha256", `cursor of ${list}`).update(body).digest("base64url").slice(0, 16);
}

function sameBytes(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
