// However long the rows of a file are, not more of them are held at a time than there is room for.
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { bytesPerChunk, readChunk } from "../../../src/imports/next-chunk.ts";
import { selectErrors } from "../../../src/imports/outcome-store.ts";
import { selectImport } from "../../../src/imports/store.ts";
import { type Api, startApi } from "../../support/api.ts";
import { csv, errorsOf, familyRows, type Row, sendFile } from "./import-files.ts";

vi.setConfig({ testTimeout: 60_000 });

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const long = "Jalan ".repeat(70_000);
const see = async (id: string) => (await api.as("tkpk").get(`/v1/imports/${id}`)).body;
const send = async (rows: readonly Row[], source: string): Promise<string> => {
  const { status, body } = await sendFile(api, csv(rows), { source });
  expect(status).toBe(202);
  return body.id;
};
const told = async (id: string) => (await errorsOf(api, id)).map(([line, , code]) => [line, code]);

it("takes families of long rows in by several chunks, and tells of each row", async () => {
  const rows = Array.from({ length: 30 }, () => familyRows({ address: long })[0]!);
  const id = await send(rows, "long");
  const { db, vault, actor } = api.ctx();
  const record = (await selectImport(db, actor, id))!;
  const chunk = (await readChunk(db, vault, record, { step: "chunk", isParsed: false }))!;
  const bytes = chunk.families.flat().reduce((sum, { ciphertext }) => sum + ciphertext.length, 0);
  expect([chunk.families.length < 30, bytes < bytesPerChunk]).toEqual([true, true]);
  await api.continueImports();
  expect(await see(id)).toMatchObject({ status: "failed", households: { total: 30, rejected: 30 } });
  expect(await told(id)).toEqual(rows.map((_, index) => [String(index + 2), "too-large"]));
  const page = await selectErrors(db, id, { line: -1, place: 0 }, { errors: 500, bytes: 1_000_000 });
  expect(page.map(({ line }) => line)).toEqual([2]);
  expect(page[0]!.cells!.at(record.columns!.findIndex(({ name }) => name === "address"))).toBe(long);
});

it("rejects a household that takes more room than any has, and its neighbours land", async () => {
  const [first] = familyRows({ address: long });
  const large = Array.from({ length: 20 }, (_, index) => ({ ...first!, name: `Anggota ${index}` }));
  const id = await send([...familyRows(), ...large, ...familyRows()], "large");
  await api.continueImports();
  expect(await see(id)).toMatchObject({ rows: { total: 26, inserted: 6, rejected: 20 } });
  expect(await told(id)).toEqual(large.map((_, index) => [String(index + 5), "household-too-large"]));
});
