// The small types that bodies and queries are made of.
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { bilingual, isoDate, line, paragraph, timestamp } from "../../../src/http/wire.ts";
import { zodFaults } from "../../../src/http/zod-faults.ts";

const codesOf = (schema: z.ZodType, value: unknown) =>
  zodFaults(schema.safeParse(value, { reportInput: true }).error?.issues ?? [], "").map(({ code }) => code);

describe("text", () => {
  it("may hold any character, beyond the basic plane too", () => {
    expect(line(20).parse(" Bu Siti 𝒮 👩‍👧 ")).toBe("Bu Siti 𝒮 👩‍👧");
    expect(paragraph(20).parse("a\nb")).toBe("a\nb");
  });

  it.each(["\ud800", "a\udc00b", "\udc00\ud800", "👩\ud83d"])("%j is half a character", (broken) => {
    expect(codesOf(line(20), broken)).toEqual(["ill-formed-text"]);
    expect(codesOf(paragraph(20), broken)).toEqual(["ill-formed-text"]);
    expect(codesOf(bilingual(20), { id: broken, en: "a" })).toEqual(["ill-formed-text"]);
  });

  it.each(["a\u0000b", "a\u0007b", "a\u009bb"])("%j holds a control character", (controlled) => {
    expect(codesOf(line(20), controlled)).toEqual(["control-character"]);
    expect(codesOf(paragraph(20), controlled)).toEqual(["control-character"]);
  });
});

it.each([
  ["0001-01-01", "too-early"],
  ["01-07-2026", "bad-format"],
  ["2026-02-30", "bad-format"],
  ["x", "bad-format"],
])("a day may not be %s: %s, told once", (sent, code) => {
  expect(codesOf(isoDate, sent)).toEqual([code]);
});

describe("a moment", () => {
  it.each(["2026-07-01T02:03:04.567Z", "2026-07-01T09:03:04+07:00", "1900-01-01T00:00:00Z"])(
    "may be %s",
    (sent) => {
      expect(timestamp.parse(sent)).toBe(sent);
    },
  );

  it.each([
    ["0000-01-01T00:00:00Z", "too-early"],
    ["1899-12-31T23:59:59Z", "too-early"],
    ["1900-01-01T00:00:00+07:00", "too-early"],
    ["2026-07-01T24:00:00Z", "bad-format"],
    ["2026-07-01T00:00:00", "bad-format"],
    ["2026-02-30T00:00:00Z", "bad-format"],
    ["-271821-04-20T00:00:00Z", "bad-format"],
  ])("may not be %s: %s", (sent, code) => {
    expect(codesOf(timestamp, sent)).toEqual([code]);
  });
});
