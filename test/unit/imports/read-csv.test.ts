// However the lines of a file end, in cells too, its records are the same and stand in the lines that an editor shows.
import fc from "fast-check";
import { expect, it } from "vitest";
import { readCsv } from "../../../src/imports/read-csv.ts";
import type { Problem } from "../../../src/problem.ts";

async function recordsOf(pieces: readonly string[]) {
  async function* text() {
    yield* pieces;
  }
  const records: { line: number; cells: readonly string[] }[] = [];
  for await (const some of readCsv(text(), ",")) records.push(...some);
  return records;
}

const lineEnd = fc.constantFrom("\n", "\r\n");
const cell = fc
  .array(fc.oneof(lineEnd, fc.constantFrom("a", ",", '"')), { maxLength: 5 })
  .map((parts) => parts.join(""));
const record = fc.record({
  cells: fc.array(cell, { minLength: 1, maxLength: 3 }),
  ends: fc.array(lineEnd, { minLength: 1, maxLength: 2 }),
});
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

it("has each record by itself in its line", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { maxLength: 6 }),
      fc.integer({ min: 1, max: 9 }),
      async (all, size) => {
        let text = "";
        const expected = all.map(({ cells, ends }) => {
          const line = text.split("\n").length;
          text += cells.map(quoted).join(",") + ends.join("");
          return { line, cells: cells.map((one) => one.replaceAll("\r\n", "\n")) };
        });
        const pieces = text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
        expect(await recordsOf(pieces)).toEqual(expected);
      },
    ),
  );
});

it("is cut by the only line end of an old Mac too", async () => {
  expect(await recordsOf(["a,b\r1,", "2\r"])).toEqual([
    { line: 1, cells: ["a", "b"] },
    { line: 2, cells: ["1", "2"] },
  ]);
});

it("tells of a fault in the line that an editor shows", async () => {
  const error = await recordsOf(['a\r\n"b\r\n\r\nc"\r\n', 'x"\r\n']).catch((e: unknown) => e as Problem);
  expect((error as Problem).details.errors![0]).toMatchObject({ code: "bad-quotes", pointer: "/lines/5" });
});
