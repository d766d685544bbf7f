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
          return { line, cells };
        });
        const pieces = text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
        expect(await recordsOf(pieces)).toEqual(expected);
      },
    ),
  );
});

it("is cut by the line end of an old Mac too, and by one that was written twice", async () => {
  const lines = [{ cells: ["a", "b"] }, { cells: ["1", "2"] }];
  expect(await recordsOf(["a,b\r1,", "2\r"])).toMatchObject(lines);
  expect(await recordsOf(['a,"b"\r\r\n1,"2"\r\r\n'])).toMatchObject(lines);
});

it.each([
  ["bad-quotes", 'x"'],
  ["bad-quotes", '"x\r\n\r\n"y'],
  ["cut-off", '"x\r\ny\r\n'],
  ["line-too-long", `"${"x\r\n".repeat(500_000)}`],
])("tells of %s in the line where its record begins", async (code, record) => {
  const pieces = ['a\r\n"b\r\n\r\nc"\r\n', "\r\n\n", record];
  const error = await recordsOf(pieces).catch((e: unknown) => e as Problem);
  expect((error as Problem).details.errors![0]).toMatchObject({ code, pointer: "/lines/7" });
});
