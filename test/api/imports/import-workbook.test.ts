// Excel workbooks are read as CSV is: the same headers, and cells that say the same.
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { csv, familyRows, imported, sendFile } from "./import-files.ts";
import { type Cell, workbook, zip } from "./workbook.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

function table(rows: readonly Readonly<Record<string, Cell>>[]): Buffer {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return workbook([header, ...rows.map((row) => header.map((name) => row[name] ?? null))]);
}

/** Days since Excel's day 0. */
const dayOf = (date: string) => ({ day: (Date.parse(date) - Date.UTC(1899, 11, 30)) / 86_400_000 + 0.5 });

it("says what the same rows say as CSV: texts, numbers, dates and empty cells", async () => {
  const rows = familyRows({ address: "Jalan <A> & B" });
  const file = table(
    rows.map((row) => ({ ...row, decile: 2, floor_material: 8, birth_date: dayOf(row.birth_date!) })),
  );
  const record = await imported(api, file, { type, source: "excel" });
  expect(record).toMatchObject({ status: "completed", rows: { total: 3, inserted: 3 } });
  const again = await imported(api, csv(rows), { source: "excel" });
  expect(again.rows).toMatchObject({ unchanged: 3 });
});

it("says the same when it comes out of gzip, and is refused where that was cut off", async () => {
  const packed = gzipSync(table(familyRows()));
  const record = await imported(api, packed, { type, source: "packed" });
  expect(record).toMatchObject({ status: "completed", rows: { total: 3, inserted: 3 } });
  const { status, body } = await sendFile(api, packed.subarray(0, -20), { type, source: "packed" });
  expect([status, body.errors[0].code]).toEqual([422, "cut-off"]);
});

it("is refused where a number of a person was stored as a number, and nothing is stored", async () => {
  const rows: Record<string, Cell>[] = familyRows().map((row) => ({ ...row }));
  rows[1]!.national_id = 1571084107880001;
  const { status, body } = await sendFile(api, table(rows), { type, source: "digits" });
  expect([status, body.errors]).toEqual([
    422,
    [expect.objectContaining({ pointer: "/lines/3", code: "digits-lost" })],
  ]);
  const stored = await api.database.pool.query("select from imports where source = 'digits'");
  expect(stored.rows).toEqual([]);
});

it("is refused with a word on what to do: old or locked files, other zips, cut-off ones, unknown headers", async () => {
  const whole = table(familyRows());
  const files = [
    [Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), Buffer.alloc(600)]), "old-workbook"],
    [zip({ "word/document.xml": "<document/>" }), "not-workbook"],
    [whole.subarray(0, whole.length - 40), "not-workbook"],
    [zip({ "xl/workbook.xml": "<workbook><sheets>" }), "not-workbook"],
    [workbook([]), "empty-file"],
    [workbook([["family_card_numbr"]]), "unknown-column"],
  ] as const;
  for (const [file, code] of files) {
    const { status, body } = await sendFile(api, file, { type });
    expect([status, body.errors?.[0].code]).toEqual([422, code]);
  }
});

it("is refused when it unpacks to more than a file may be", async () => {
  const bomb = zip({
    "xl/workbook.xml": '<workbook><sheets><sheet r:id="a" xmlns:r="r"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="a" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": `<worksheet>${"<x></x>".repeat(3_500_000)}</worksheet>`,
  });
  expect(bomb.length).toBeLessThan(200_000);
  const { status, body } = await sendFile(api, bomb, { type });
  expect([status, body.errors[0].code]).toEqual([422, "too-large"]);
}, 60_000);
