// Cursors: opaque to callers, and checked like anything else that they send.
import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  decodeCursor,
  keyOfChange,
  keyOfCode,
  keyOfNumber,
  pageBody,
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

describe("the limit of a page", () => {
  it("is text in a query and a number in a body", () => {
    expect(z.strictObject(pageQuery).parse({ limit: "20" })).toEqual({ limit: 20 });
    expect(z.strictObject(pageBody).parse({ limit: 20 })).toEqual({ limit: 20 });
    for (const limit of ["20", [20], true, null]) {
      expect(z.strictObject(pageBody).safeParse({ limit }).success).toBe(false);
    }
  });
});
