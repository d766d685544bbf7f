// Rows that cannot be taken in for a reason of ours come back as others do, and what says nothing of them rejects nothing.
import { randomBytes } from "node:crypto";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identifierVault } from "../../../src/database/identifier-vault.ts";
import { cityCatalogue } from "../../../src/eligibility/indicators/catalogue.ts";
import { continueImports } from "../../../src/imports/continue-imports.ts";
import { createCriteriaCache } from "../../../src/programs/criteria-in-force.ts";
import { type Api, startApi } from "../../support/api.ts";
import { familyCardNumber } from "../intakes/sent-households.ts";
import { csv, familyRows, imported, type Row, sendFile } from "./import-files.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

async function fileOf(id: string): Promise<Row[]> {
  const { body } = await api.as("tkpk").get(`/v1/imports/${id}/errors`);
  return parse(body, { columns: true });
}

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
    await expect(continueImports({ open, criteria })).rejects.toThrow('key "test"');
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
