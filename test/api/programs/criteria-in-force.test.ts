// What matching is given: the published criteria, compiled, and never older than the last change.
import { EventEmitter, once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { observeStatements } from "../../../src/database/statement.ts";
import { cityCatalogue } from "../../../src/eligibility/indicators/catalogue.ts";
import { createCriteriaCache } from "../../../src/programs/criteria-in-force.ts";
import { inForce } from "../../../src/programs/version-in-force.ts";
import { inTransaction } from "../../../src/context.ts";
import { putSetting } from "../../../src/programs/put-setting.ts";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { newProgram, newVersion } from "./program-bodies.ts";

let api: Api;
let tkpk: Client;
const cache = createCriteriaCache(cityCatalogue);
const load = () => cache.load(api.ctx().db);
const programOf = async (code: string) => (await load()).programs.find((one) => one.code === code)!;

beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
});
afterAll(() => api.stop());

describe("the criteria", () => {
  it("of every seeded program are in force and compile", async () => {
    const { programs, city } = await load();
    expect(programs).toHaveLength(12);
    for (const program of programs) {
      const version = inForce(program, "2026-07-01");
      expect(version?.compiled.references.length, program.code).toBeGreaterThan(0);
    }
    expect(city.programs.every(({ recipientsAsOf }) => recipientsAsOf === null)).toBe(true);
  });

  it("cost one small statement a call while nothing changes", async () => {
    const before = await load();
    const statements: string[] = [];
    observeStatements((name) => statements.push(name));
    const again = await load();
    observeStatements(undefined);
    expect(again).toBe(before);
    expect(statements).toEqual(["catalogue-revisions.last"]);
  });

  it("hold what is published, and no draft", async () => {
    await tkpk.post("/v1/programs", newProgram("current"));
    await tkpk.post("/v1/programs/current/versions", newVersion());
    expect((await programOf("current")).versions).toEqual([]);
    await tkpk.post("/v1/programs/current/versions/1/publish");
    const [version] = (await programOf("current")).versions;
    expect(version).toMatchObject({ version: 1, effectiveFrom: "2026-07-01" });
    expect(version!.compiled.references).toEqual([{ level: "household", name: "decile" }]);
  });

  it("see changed agencies, declared recipients and settings at the next call", async () => {
    await tkpk.post("/v1/programs", newProgram("changing"));
    expect((await programOf("changing")).agencies.map(({ agency }) => agency)).toEqual(["perkim"]);
    const body = newProgram("changing", { agencies: [{ agency: "dinsos", role: "lead" }] });
    await tkpk.put("/v1/programs/changing", body, { "if-match": "*" });
    expect((await programOf("changing")).agencies.map(({ agency }) => agency)).toEqual(["dinsos"]);

    await tkpk.post("/v1/programs/changing/recipients", { asOf: "2026-06-30" });
    const declared = (await load()).city.programs.find(({ code }) => code === "changing");
    expect(declared?.recipientsAsOf).toBe("2026-06-30");

    await tkpk.put("/v1/settings/minimumWageIdr", { value: 3_500_000, effectiveFrom: "2026-01-01" });
    expect((await load()).city.settings).toMatchObject([{ name: "minimumWageIdr", value: 3_500_000 }]);
  });

  it("are what a transaction sees, and forgotten with it when it fails", async () => {
    const before = (await load()).revision;
    const failed = inTransaction(api.ctx(), async (tx) => {
      const given = { name: "minimumWageIdr", value: 1, effectiveFrom: "2031-01-01", source: null };
      await putSetting(tx, given);
      expect((await cache.load(tx.db)).city.settings.at(-1)).toMatchObject({ value: 1 });
      throw new Error("rolled back");
    });
    await expect(failed).rejects.toThrow("rolled back");
    const after = await load();
    expect(after.revision).toBe(before);
    expect(after.city.settings.some(({ value }) => value === 1)).toBe(false);
  });

  it("never hide the change of a slow transaction behind a later one's", async () => {
    const setting = (value: number, effectiveFrom: string) => ({
      name: "minimumWageIdr",
      value,
      effectiveFrom,
    });
    const signals = new EventEmitter();
    const [begun, mayCommit] = [once(signals, "begun"), once(signals, "may commit")];
    const slow = inTransaction(api.ctx(), async (tx) => {
      await putSetting(tx, { ...setting(4_000_001, "2032-01-01"), source: null });
      signals.emit("begun");
      await mayCommit;
    });
    await begun;
    const { name: _name, ...body } = setting(4_000_002, "2032-01-02");
    const later = tkpk.put("/v1/settings/minimumWageIdr", body);
    await Promise.race([later, sleep(300)]);
    await load();
    signals.emit("may commit");
    await Promise.all([slow, later]);
    const values = (await load()).city.settings.map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining([4_000_001, 4_000_002]));
  });
});
