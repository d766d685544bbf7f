// However well a workbook packs, reading it holds no more than it may, and what is refused is refused by name.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { readWorkbook } from "../../../src/imports/read-workbook.ts";
import { Problem } from "../../../src/problem.ts";
import { workbook, zip } from "../../api/imports/workbook.ts";

const book = {
  "xl/workbook.xml": '<workbook><sheets><sheet r:id="a" xmlns:r="r"/></sheets></workbook>',
  "xl/_rels/workbook.xml.rels":
    '<Relationships><Relationship Id="a" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
};
const sheet = "xl/worksheets/sheet1.xml";
const row = (cells: string) => `<worksheet><row r="4">${cells}</row></worksheet>`;

interface Limits {
  readonly maxBytes?: number;
  readonly maxHeld?: number;
}

async function rowsOf(file: Buffer, { maxBytes = 100_000_000, maxHeld }: Limits = {}) {
  async function* bytes() {
    yield file;
  }
  const rows: string[][] = [];
  for await (const { cells } of readWorkbook(bytes(), maxBytes, maxHeld)) rows.push([...cells]);
  return rows;
}

async function refusalOf(parts: Readonly<Record<string, string>>, limits: Limits = {}) {
  const error = await rowsOf(zip({ ...book, [sheet]: row(""), ...parts }), limits).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(Problem);
  const { pointer, code } = (error as Problem).details.errors![0]!;
  return [code, pointer];
}

const million = "x".repeat(1_000_000);
const shared = (items: string) => ({ "xl/sharedStrings.xml": `<sst>${items}</sst>` });
const naming = '<c t="s"><v>0</v></c>';

it("counts what is shared by the entry too, empty ones as well", async () => {
  const limits = { maxHeld: 16_000 };
  expect(await refusalOf(shared("<si/>".repeat(1_001)), limits)).toEqual(["workbook-too-large", ""]);
  const styles = (body: string) => ({ "xl/styles.xml": `<styleSheet>${body}</styleSheet>` });
  const cells = styles(`<cellXfs>${"<xf/>".repeat(1_001)}</cellXfs>`);
  expect(await refusalOf(cells, limits)).toEqual(["workbook-too-large", ""]);
  const formats = Array.from({ length: 1_001 }, (_, id) => `<numFmt numFmtId="${id}"/>`).join("");
  expect(await refusalOf(styles(formats), limits)).toEqual(["workbook-too-large", ""]);
  expect(await rowsOf(workbook([["a", "b"]]), limits)).toEqual([["a", "b"]]);
});

it.each([
  ["a text", `<si><t>${million.repeat(3)}</t></si>`],
  ["an attribute", `<si a="${million.repeat(3)}"/>`],
  ["a comment", `<!--${million.repeat(3)}-->`],
  ["a text of many pieces", `<si>${`<t>${million.slice(1)}</t>`.repeat(3)}</si>`],
  ["elements within elements", "<r>".repeat(2_000)],
])("does not hold without end %s", async (_what, items) => {
  expect(await refusalOf(shared(items))).toEqual(["workbook-too-large", ""]);
});

function paddedTexts(): Buffer {
  const padding = "x".repeat(16_000);
  const item = (_: unknown, index: number) => `<si a="${padding}"><t>a text of its own ${index}</t></si>`;
  const items = Array.from({ length: 1_500 }, item);
  return zip({ ...book, ...shared(items.join("")), [sheet]: row(naming) });
}

it("keeps of what it read the shared texts alone", async () => {
  const file = paddedTexts();
  async function* bytes() {
    yield file;
  }
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  const before = process.memoryUsage().heapUsed;
  const rows = readWorkbook(bytes(), 100_000_000);
  expect((await rows.next()).value?.cells).toEqual(["a text of its own 0"]);
  collect();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(10_000_000);
  await rows.return(undefined);
});

it("tells of a row that is longer than a line may be, and of rows that say more than a file may", async () => {
  const long = shared(`<si><t>${million.slice(1)}</t></si>`);
  expect(await refusalOf({ ...long, [sheet]: row(naming.repeat(2)) })).toEqual(["line-too-long", "/lines/4"]);
  const rows = `<worksheet>${`<row>${naming}</row>`.repeat(6)}</worksheet>`;
  expect(await refusalOf({ ...long, [sheet]: rows }, { maxBytes: 5_000_000 })).toEqual([
    "too-large",
    "/lines/6",
  ]);
});

it("does not look into a zip of more parts than any workbook has", async () => {
  const parts = Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`p${index}`, ""]));
  expect(await refusalOf(parts)).toEqual(["workbook-too-large", ""]);
});

it.each([
  ["twice", "4", "4"],
  ["backwards", "4", "3"],
  ["beyond what a sheet can have", "4", "1048577"],
  ["beyond what a column can hold", "4", "99999999999"],
  ["by no number", "4", "x"],
  ["by an empty text", "4", ""],
  ["by part of one", "4", "4.5"],
])("is refused where its rows are numbered %s", async (_, ...numbers) => {
  const cell = '<c t="str"><v>a</v></c>';
  const rows = numbers.map((number) => `<row r="${number}">${cell}</row>`).join("");
  expect(await refusalOf({ [sheet]: `<worksheet>${rows}</worksheet>` })).toEqual([
    "not-workbook",
    "/lines/4",
  ]);
});

it("counts rows that have no number on from the one before", async () => {
  const rows = ["", ' r="3"', "", ' r="1048576"'].map((r) => `<row${r}><c t="str"><v>a</v></c></row>`);
  const file = zip({ ...book, [sheet]: `<worksheet>${rows.join("")}</worksheet>` });
  const lines: number[] = [];
  async function* bytes() {
    yield file;
  }
  for await (const { line } of readWorkbook(bytes(), 1_000)) lines.push(line);
  expect(lines).toEqual([1, 3, 4, 1_048_576]);
});
