// Cursors: opaque to callers, and checked like anything else that they send.
import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  decodeCursor,
  keyOfChange,
  keyOfCode,
  keyOfNumber,
  listOf,
  pageBody,
  pageOfWhole,
  pageQuery,
  toPage,
} from "../../../src/http/pagination.ts";

const key = ["2026-07-01T02:03:04.567Z", "0198c0de-7a00-7000-8000-000000000001"] as const;
const cursorOf = (list: string, of: readonly (string | number)[]) =>
  toPage(
    list,
    [1, 2],
    1,
    () => of,
    (row) => row,
  ).nextCursor!;

/** With a seal that fits, as whoever reads the source can make it. */
function forged(list: string, content: string): string {
  const body = Buffer.from(content).toString("base64url");
  const seal = createHmac("sha256", `cursor of ${list}`).update(body).digest("base64url").slice(0, 16);
  return `${body}.${seal}`;
}

describe("a cursor", () => {
  it("gives back the key of the last row", () => {
    expect(decodeCursor("referrals", cursorOf("referrals", key), keyOfChange)).toEqual(key);
    expect(decodeCursor("areas", cursorOf("areas", ["15.71.08"]), keyOfCode)).toEqual(["15.71.08"]);
    expect(decodeCursor("audit", cursorOf("audit", [7]), keyOfNumber)).toEqual([7]);
    expect(decodeCursor("audit", undefined, keyOfNumber)).toBeUndefined();
  });

  it.each([
    ["another list's", cursorOf("areas", key)],
    ["one with something behind it", `${cursorOf("referrals", key)}.zz`],
    ["one of letters that take two bytes", `YQ.${"é".repeat(16)}`],
    ["one of half as many letters, as many bytes", `YQ.${"é".repeat(8)}`],
    ["nothing", ""],
    ["dots", ".."],
    ["a forged one of other values", forged("referrals", '["x","y"]')],
    ["a forged one without a date", forged("referrals", `[null,"${key[1]}"]`)],
    ["a forged one of too many", forged("referrals", JSON.stringify([...key, 1]))],
    ["a forged null", forged("referrals", "null")],
    ["a forged object", forged("referrals", "{}")],
    ["a forged text that is no JSON", forged("referrals", "[")],
  ])("is refused where it is %s", (_, cursor) => {
    expect(() => decodeCursor("referrals", cursor, keyOfChange)).toThrow(
      expect.objectContaining({ code: "invalid-cursor" }),
    );
  });

  it.each(['["\\u0000"]', "[1]", '[""]', '["a b"]'])("of codes holds a code, not %s", (content) => {
    expect(() => decodeCursor("areas", forged("areas", content), keyOfCode)).toThrow();
  });

  it.each(["[-1]", "[1e300]", '["1"]', "[1.5]", "[null]"])("of places holds a place, not %s", (content) => {
    expect(() => decodeCursor("audit", forged("audit", content), keyOfNumber)).toThrow();
  });
});

describe("the name of a list", () => {
  it("tells its filters, in whatever order, and passes over those that are not given", () => {
    const name = listOf("areas", { level: "rt", parent: "15.71" });
    expect(listOf("areas", { parent: "15.71", level: "rt", status: undefined })).toBe(name);
    expect(listOf("areas", { level: "rt" })).not.toBe(name);
    expect(listOf("areas", { level: "rt", parent: "15.72" })).not.toBe(name);
  });

  it("takes a moment for a moment", () => {
    const at = (moment: string) => listOf("referrals", { updatedAfter: new Date(moment) });
    expect(at("2026-01-01T00:00:00Z")).toBe(at("2026-01-01T07:00:00+07:00"));
  });
});

describe("the page of a list that is at hand", () => {
  const rows: [number, string][] = [
    [2, "b"],
    [1, "b"],
    [2, "a"],
    [1, "a"],
  ];
  const pairs = z.tuple([z.int(), z.string()]);
  const page = (limit: number, cursor?: string) =>
    pageOfWhole("pairs", rows, { limit, cursor }, pairs, (row) => row);

  it("goes on behind the last row of the page before, in the order of the keys", () => {
    const first = page(3);
    expect(first.items).toEqual([
      [1, "a"],
      [1, "b"],
      [2, "a"],
    ]);
    expect(page(3, first.nextCursor!)).toEqual({ items: [[2, "b"]], nextCursor: null });
  });

  it("has no cursor where it is the last, also when it is full", () => {
    expect(page(4).nextCursor).toBeNull();
  });
});

describe("the limit of a page", () => {
  it("is text in a query and a number in a body", () => {
    expect(z.strictObject(pageQuery).parse({ limit: "20" })).toEqual({ limit: 20 });
    expect(z.strictObject(pageBody).parse({ limit: 20 })).toEqual({ limit: 20 });
    for (const limit of ["20", [20], true, null]) {
      expect(z.strictObject(pageBody).safeParse({ limit }).success).toBe(false);
    }
  });
});
