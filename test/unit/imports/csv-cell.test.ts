// Whatever a cell says, no spreadsheet runs it as a formula, and it reads back as it was.
import fc from "fast-check";
import { expect, it } from "vitest";
import { csvLine, plainCells } from "../../../src/csv-cell.ts";
import { readCsv } from "../../../src/imports/read-csv.ts";

async function readBack(text: string): Promise<(readonly string[])[]> {
  async function* chunks() {
    yield text;
  }
  const records: (readonly string[])[] = [];
  for await (const rows of readCsv(chunks(), ","))
    records.push(...rows.map(({ cells }) => plainCells(cells)));
  return records;
}

it.each([
  ["=1+1", "'=1+1"],
  ["-", "'-"],
  ["+62812", "'+62812"],
  ["'-5", "''-5"],
  ["\t=1", `"'\t'=1"`],
  ["\n=1", `"'\n'=1"`],
  ["Budi;=cmd|'/C calc'!A0;", `"Budi;'=cmd|'/C calc'!A0;"`],
  ['Budi;"=1+1', `"Budi;'""=1+1"`],
  ["Budi\n@SUM(1)", `"Budi\n'@SUM(1)"`],
  ["Budi;Ani", '"Budi;Ani"'],
  ["Jum'at - 5", "Jum'at - 5"],
  ["'", "'"],
])("%j is written as %j", (cell, written) => {
  expect(csvLine([cell])).toBe(`${written}\r\n`);
});

const cell = fc
  .array(fc.oneof(fc.constantFrom(..."'\"=+-@;\t\r\n, a".split("")), fc.string()), { maxLength: 8 })
  .map((parts) => parts.join(""));

it("begins no formula, whichever of comma, semicolon, tab and line end a spreadsheet cuts by", () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
      const byComma = cells.map((one) => csvLine([one]));
      const [bySemicolon, byTab] = [/[;\r\n]/, /[\t\r\n]/].map((cut) => csvLine(cells).split(cut));
      for (const piece of [...byComma, ...bySemicolon!, ...byTab!]) expect(piece).not.toMatch(/^"*[=+\-@]/);
    }),
  );
});

it("reads back every cell as it was", async () => {
  const row = fc.array(cell, { minLength: 3, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 5 }), async (rows) => {
      const all = [["a", "b", "c"], ...rows];
      expect(await readBack(all.map(csvLine).join(""))).toEqual(all);
    }),
  );
});
