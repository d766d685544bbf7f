// Rows that cannot be taken in for a reason of ours come back as others do, and what says nothing of them rejects nothing.
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identifierVault } from "../../../src/database/identifier-vault.ts";
import { cityCatalogue } from "../../../src/eligibility/indicators/catalogue.ts";
import { continueImports } from "../../../src/imports/continue-imports.ts";
import { createCriteriaCache } from "../../../src/programs/criteria-in-force.ts";
import { type Api, startApi } from "../../support/api.ts";
import { familyCardNumber } from "../intakes/sent-households.ts";
import { csv, familyRows, imported, rejectedRows, type Row, sendFile } from "./import-files.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const fileOf = (id: string) => rejectedRows(api, id);

const ndjson = { type: "application/x-ndjson" };
const household = (more: object = {}) => ({
  familyCardNumber: familyCardNumber(),
  areaCode: "15.71.08.1003",
  rt: "012",
  members: [{ name: "Nenek", sex: "female", birthYear: 1950, relation: "head" }],
  ...more,
});

describe("what no database can hold", () => {
  it.each([
    ["a NUL", "a\u0000b"],
    ["half a character", "a\ud800b"],
  ])(
    "is %s in the name of a field: told as its fault, with another character in its place",
    async (_, name) => {
      const { id } = await imported(api, JSON.stringify(household({ [name]: 1 })), ndjson);
      const [row, ...others] = await fileOf(id);
      expect(others).toEqual([]);
      expect(row).toMatchObject({ line: "1", column: "/a\ufffdb", code: "unknown-field" });
      expect(JSON.parse(row!.household!)).toHaveProperty([name], 1);
    },
  );

  it("is half a character where a sentence quotes a long code", async () => {
    const code = `${"x".repeat(59)}\u{1f600}`;
    const { id } = await imported(api, `program,national_id\n${code},\n`, { kind: "enrolments" });
    const codes = (await fileOf(id)).map((row) => row.code);
    expect(codes).toContain("unknown-code");
    expect(codes).not.toContain("internal");
  });
});

it.each([
  ["too many cells", (line: string) => `${line}${",".repeat(480)}last`, /,last$/],
  ["too few cells", (line: string) => line.slice(0, line.lastIndexOf(",")), /,2,$/],
])("a row of %s is rejected with its household, and comes back with as many", async (_what, change, end) => {
  const [whole, faulty, other] = [familyRows(), familyRows(), familyRows()];
  const columns = csv([...whole, ...faulty, ...other].map(({ floor_material: _f, ...row }) => row));
  const lines = columns
    .trimEnd()
    .split("\n")
    .map((line, index) => (index === 5 ? change(line) : line));
  const record = await imported(api, `${lines.join("\n")}\n`);
  expect(record.rows).toMatchObject({ inserted: 6, rejected: 3 });
  const { body } = await api.as("tkpk").get(`/v1/imports/${record.id}/errors`);
  const told = body.split("\r\n").filter((line: string) => line.includes("wrong-cell-count"));
  expect(told).toEqual([expect.stringMatching(end)]);
});

describe("an import that this process cannot go on with", () => {
  const criteria = createCriteriaCache(cityCatalogue);
  const see = async (id: string) => (await api.as("tkpk").get(`/v1/imports/${id}`)).body;
  const sent = async (source: string) => {
    const { body } = await sendFile(api, csv([...familyRows(), ...familyRows()]), { source });
    return body.id as string;
  };

  it("waits for one that has the key of its rows, and none is rejected", async () => {
    const id = await sent("another-key");
    const vault = identifierVault([{ id: "old", secret: randomBytes(32) }], randomBytes(32));
    const open = () => ({ ...api.ctx(), vault });
    await expect(continueImports({ open, criteria })).rejects.toMatchObject({
      errors: [{ message: expect.stringContaining('key "test"') }],
    });
    expect(await see(id)).toMatchObject({ finishedAt: null, rows: { total: 6, rejected: 0 } });
    await api.continueImports();
    expect(await see(id)).toMatchObject({ status: "completed", rows: { inserted: 6 } });
  });

  it("waits for one of the release that the schema is of", async () => {
    const id = await sent("another-release");
    await api.database.pool.query("alter table households rename column address to street");
    await expect(api.continueImports()).rejects.toThrow();
    await api.database.pool.query("alter table households rename column street to address");
    expect(await see(id)).toMatchObject({ finishedAt: null, rows: { total: 6, rejected: 0 } });
    await api.continueImports();
    expect(await see(id)).toMatchObject({ status: "completed", rows: { inserted: 6 } });
  });
});

describe("a row that cannot be taken in", () => {
  it("for an error of ours comes back with its cells, and lands when it is sent again", async () => {
    const { pool } = api.database;
    await pool.query(
      `create function fail() returns trigger language plpgsql as $$ begin raise 'no'; end $$`,
    );
    await pool.query(
      `create trigger fails before insert on households for each row when (new.address = 'Gagal') execute function fail()`,
    );
    const [bad, good] = [familyRows({ address: "Gagal" }), familyRows()];
    const record = await imported(api, csv([...bad, ...good]));
    await pool.query("drop function fail cascade");
    expect(record.rows).toMatchObject({ total: 6, inserted: 3, rejected: 3 });
    const rows = await fileOf(record.id);
    expect(rows.map(({ line, code, name }) => [line, code, name])).toEqual(
      bad.map(({ name }, index) => [String(index + 2), "internal", name]),
    );
    const card = bad[0]!.family_card_number!;
    expect(rows[0]!.family_card_number).toBe("*".repeat(12) + card.slice(-4));
    const written = rows.map(
      (row, index) => ({ ...row, family_card_number: card, national_id: bad[index]!.national_id }) as Row,
    );
    expect((await imported(api, csv(written))).rows).toMatchObject({ total: 3, inserted: 3 });
  });

  it("with hundreds of its household comes back with its cells, each once", async () => {
    const [first] = familyRows();
    const rows = Array.from({ length: 1_001 }, (_, index) => ({ ...first!, name: `Anggota ${index}` }));
    const record = await imported(api, csv(rows));
    expect(record).toMatchObject({ status: "failed", rows: { total: 1_001, rejected: 1_001 } });
    const back = await fileOf(record.id);
    expect(back.map(({ line, code, name }) => [line, code, name])).toEqual(
      rows.map(({ name }, index) => [String(index + 2), "household-too-large", name]),
    );
  });

  it("and cannot be read either is rejected again each time that it is sent without its cells", async () => {
    const { body } = await sendFile(api, csv(familyRows()), { source: "altered" });
    await api.database.pool.query(
      "update import_rows set ciphertext = set_byte(ciphertext, 40, 255 - get_byte(ciphertext, 40)) where import_id = $1",
      [body.id],
    );
    await api.continueImports();
    let rows = await fileOf(body.id);
    for (let times = 0; times < 2; times += 1) {
      expect(rows.map(({ line, code, name }) => [line, code, name])).toEqual(
        ["2", "3", "4"].map((line) => [line, "cells-missing", ""]),
      );
      const record = await imported(api, csv(rows), { source: "altered" });
      expect(record).toMatchObject({ status: "failed", rows: { total: 3, rejected: 3 } });
      rows = await fileOf(record.id);
    }
  });

  it("and has its number twice in staging keeps no import from ending", async () => {
    const rows = [...familyRows({ rt: "0" }), ...familyRows({ rt: "0" })];
    const { body } = await sendFile(api, csv(rows), { source: "numbered-twice" });
    await api.database.pool.query("update import_rows set line = 2, lines = '{2,3,4}' where import_id = $1", [
      body.id,
    ]);
    await api.continueImports();
    const { body: record } = await api.as("tkpk").get(`/v1/imports/${body.id}`);
    expect(record).toMatchObject({ status: "failed", rows: { total: 6, rejected: 6 } });
    expect((await fileOf(body.id)).map(({ line }) => line)).toEqual(["2", "3", "4"]);
  });

  it.each(["deciles", "enrolments", "referral-actions"])("of %s is told so by that alone", async (kind) => {
    const by = kind === "referral-actions" ? "agency" : "importer";
    const limits = by === "agency" ? { agency: "dinsos" } : {};
    const own = { deciles: "national_id,decile", enrolments: "program,national_id" }[kind];
    const header = `line,column,code,message_id,message_en,${own ?? "referral_id,action"}\n`;
    const { id } = await imported(api, `${header}7,,internal,,,,\n`, { kind, by, limits });
    expect((await fileOf(id)).map(({ line, code }) => [line, code])).toEqual([["2", "cells-missing"]]);
  });
});
