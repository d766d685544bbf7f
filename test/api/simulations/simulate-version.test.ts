// Trying a version out: counts as by hand, equal to what publishing it leads to, and nothing is written.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cityCatalogue } from "../../../src/eligibility/indicators/catalogue.ts";
import { createCriteriaCache } from "../../../src/programs/criteria-in-force.ts";
import { createRegistryMemory } from "../../../src/simulations/registry-memory.ts";
import { simulateVersion } from "../../../src/simulations/simulate-version.ts";
import { storedRows } from "../../fuzz/stored-rows.ts";
import { type Api, startApi } from "../../support/api.ts";
import { nationalId, poorFamily } from "../intakes/sent-households.ts";
import { newProgram, newVersion } from "../programs/program-bodies.ts";

let api: Api;
const counts = (subjects: number, eligible: number, undetermined: number, gained: number, lost: number) => ({
  ...{ subjects, eligible, undetermined, gained, lost },
  ineligible: subjects - eligible - undetermined,
});
const tkpk = () => api.as("tkpk");
const analyst = () => api.as("analyst");
const simulate = (path: string, body: unknown = {}) => analyst().post(`/v1/programs/${path}/simulate`, body);

async function fine<T extends { status: number; body: any }>(answer: Promise<T>): Promise<any> {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
}

const named = (criteria: Record<string, string>) =>
  Object.entries(criteria).map(([code, expression]) => ({
    ...{ code, expression },
    label: { id: code, en: code },
  }));

async function draft(program: string, criteria: Record<string, string>, effectiveFrom = "2026-07-01") {
  const body = newVersion({ criteria: named(criteria), effectiveFrom });
  return (await fine(tkpk().post(`/v1/programs/${program}/versions`, body))).version as number;
}

/** A program with criteria in force, and others drafted. */
async function trial(
  code: string,
  unit: string,
  now: string,
  drafted: Record<string, string>,
  from?: string,
) {
  await program(code, unit, { now });
  return `${code}/versions/${await draft(code, drafted, from)}`;
}

async function publish(program: string, criteria: Record<string, string>): Promise<void> {
  const version = await draft(program, criteria);
  await fine(tkpk().post(`/v1/programs/${program}/versions/${version}/publish`));
}

async function program(code: string, unit: string, criteria?: Record<string, string>): Promise<void> {
  await fine(tkpk().post("/v1/programs", newProgram(code, { unit })));
  if (criteria) await publish(code, criteria);
}

async function family(
  at: { areaCode: string; rt: string },
  decile: number | undefined,
  floorMaterial: string | undefined,
  births: readonly string[],
) {
  const household = poorFamily({
    ...at,
    decile: decile === undefined ? undefined : { value: decile, source: "invented", period: "2026-Q2" },
    indicators: floorMaterial === undefined ? {} : { floorMaterial },
    members: births.map((birthDate, place) => ({
      nationalId: nationalId(birthDate, "female"),
      name: `Orang ${place}`,
      sex: "female",
      birthDate,
      relation: place === 0 ? "head" : "child",
      indicators: {},
    })),
  });
  return fine(tkpk().post("/v1/intakes", { channel: "puskesos", household }));
}

const [handil, bandung, kota] = ["15.71.08.1003", "15.71.08.1004", "15.71.05.1002"];
const enrol = (program: string, type: string, id: string) =>
  fine(
    tkpk().post("/v1/enrolments", { program, subject: { type, id }, from: "2026-06-01", source: "invented" }),
  );

/** Six households in three villages of two districts; ten people. */
beforeAll(async () => {
  api = await startApi();
  await program("roofs", "household", { poor: "household.decile <= 3" });
  await program("meals", "person", { old: "member.age >= 60" });
  await program("drains", "area", { any: "area.households >= 1" });
  const one = await family({ areaCode: handil, rt: "001" }, 1, "earth", ["1950-01-01", "1990-01-01"]);
  await family({ areaCode: handil, rt: "001" }, 3, "marble", ["1980-01-01"]);
  await family({ areaCode: handil, rt: "002" }, 4, "earth", ["1981-01-01", "2015-01-01"]);
  await family({ areaCode: bandung, rt: "001" }, 4, "marble", ["1982-01-01"]);
  await family({ areaCode: kota, rt: "001" }, undefined, "earth", ["1983-01-01", "1940-01-01"]);
  await family({ areaCode: kota, rt: "001" }, 2, undefined, ["1984-01-01", "1985-01-01"]);
  await enrol("meals", "person", one.household.members[0].personId);
}, 60_000);
afterAll(() => api.stop());

describe("a draft of a household program", () => {
  it("is counted as by hand: by place, decile, missing fact, criterion and other program", async () => {
    const version = await draft("roofs", {
      poor: "household.decile <= 4",
      floor: 'household.floorMaterial == "earth"',
    });
    const { status, body } = await simulate(`roofs/versions/${version}`);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ program: "roofs", version, unit: "household", inForce: 1, areas: null });
    // Eligible: 1 and 3. Undetermined: 5 (decile), 6 (floor). Before: 1, 2 and 6.
    expect(body.totals).toEqual(counts(6, 2, 2, 1, 2));
    expect(body.byDistrict.map(({ name: _, ...one }: any) => one)).toEqual([
      { code: "15.71.05", ...counts(2, 0, 2, 0, 1) },
      { code: "15.71.08", ...counts(4, 2, 0, 1, 1) },
    ]);
    expect(body.byVillage.map(({ name: _, ...one }: any) => one)).toEqual([
      { code: kota, ...counts(2, 0, 2, 0, 1) },
      { code: handil, ...counts(3, 2, 0, 1, 1) },
      { code: bandung, ...counts(1, 0, 0, 0, 0) },
    ]);
    expect(body.byVillage[1].name).toBe("Kebun Handil");
    expect(body.byDecile).toEqual([
      { decile: 1, ...counts(1, 1, 0, 0, 0) },
      { decile: 2, ...counts(1, 0, 1, 0, 1) },
      { decile: 3, ...counts(1, 0, 0, 0, 1) },
      { decile: 4, ...counts(2, 1, 0, 1, 0) },
      { decile: null, ...counts(1, 0, 1, 0, 0) },
    ]);
    expect(body.missing).toEqual([
      { fact: "household.decile", undetermined: 1 },
      { fact: "household.floorMaterial", undetermined: 1 },
    ]);
    expect(body.criteria.map((one: any) => [one.code, one.excludesAlone])).toEqual([
      ["poor", 0],
      ["floor", 2],
    ]);
    const overlap = new Map(body.overlap.map((one: any) => [one.program, one]));
    expect(overlap.has("roofs")).toBe(false);
    expect(overlap.get("meals")).toEqual({ program: "meals", version: 1, eligible: 1, enrolled: 1 });
    expect(overlap.get("drains")).toMatchObject({ eligible: 2, enrolled: 0 });
  });

  it("is looked at in some areas alone, each once", async () => {
    const path = await trial("walls", "household", "household.decile <= 3", {
      poor: "household.decile <= 4",
    });
    const { body } = await simulate(path, { areas: [kota, "15.71.05", bandung] });
    expect(body.areas).toEqual(["15.71.05", kota, bandung].sort());
    expect(body.totals).toEqual(counts(3, 2, 1, 1, 0));
    expect(body.byVillage.map((one: any) => one.code)).toEqual([kota, bandung]);
    // The statistics office's codes of the same areas.
    const byAlias = await simulate(path, { areas: ["1571070003", "15.71.05", bandung] });
    expect(byAlias.body).toEqual(body);
  });
});

describe("programs of other units", () => {
  it("counts persons, with the decile of their household, and coincides through it", async () => {
    const criteria = { old: "member.age >= 35", poor: "household.decile <= 3" };
    const { body } = await simulate(await trial("visits", "person", "member.age >= 60", criteria));
    // Born 1950, 1990, 1980, 1984, 1985 in poor households; 1983 and 1940 in one without a decile.
    expect(body.totals).toEqual(counts(10, 5, 2, 4, 1));
    expect(body.missing).toEqual([{ fact: "household.decile", undetermined: 2 }]);
    expect(body.byDecile.map((one: any) => [one.decile, one.subjects])).toEqual([
      [1, 2],
      [2, 2],
      [3, 1],
      [4, 3],
      [null, 2],
    ]);
    expect(body.criteria.map((one: any) => [one.code, one.excludesAlone])).toEqual([
      ["old", 0],
      ["poor", 2],
    ]);
    expect(body.overlap.find((one: any) => one.program === "roofs")).toMatchObject({ eligible: 5 });
  });

  it("counts RT, which have no decile, and coincides through whoever lives there", async () => {
    const criteria = { many: "area.households >= 2" };
    const { body } = await simulate(await trial("paths", "area", "area.households >= 1", criteria));
    expect(body.totals).toEqual(counts(4, 2, 0, 0, 2));
    expect(body.byDecile).toEqual([]);
    const overlap = Object.fromEntries(body.overlap.map((one: any) => [one.program, one]));
    expect(overlap.roofs).toMatchObject({ eligible: 2, enrolled: 0 });
    expect(overlap.meals).toMatchObject({ eligible: 2, enrolled: 1 });
  });
});

describe("a simulation", () => {
  it("says of a version what a matching run says once it is published", async () => {
    await program("lamps", "household", { poor: "household.decile <= 1" });
    await api.keepCurrent();
    const criteria = { poor: "household.decile <= 4", floor: 'household.floorMaterial != "marble"' };
    const version = await draft("lamps", criteria);
    const before = await eligibleOf("lamps");
    const { totals } = (await simulate(`lamps/versions/${version}`)).body;
    await fine(tkpk().post(`/v1/programs/lamps/versions/${version}/publish`));
    await api.keepCurrent();
    const { rows } = await api.database.pool.query(
      `select count(*) filter (where outcome = 'eligible') as eligible,
         count(*) filter (where outcome = 'undetermined') as undetermined
       from matches where program = 'lamps' and version = $1`,
      [version],
    );
    expect(rows[0]).toEqual({ eligible: totals.eligible, undetermined: totals.undetermined });
    expect(totals.eligible).toBeGreaterThan(0);
    const after = await eligibleOf("lamps");
    expect(totals.gained).toBe([...after].filter((id) => !before.has(id)).length);
    expect(totals.lost).toBe([...before].filter((id) => !after.has(id)).length);
    const { body } = await simulate(`lamps/versions/${version}`);
    expect(body).toMatchObject({ inForce: version, totals: { ...totals, gained: 0, lost: 0 } });
  });

  it("is taken at its reference date: of the ages, and of the version in force", async () => {
    const criteria = { old: "member.age >= 45" };
    const path = await trial("pensions", "person", "member.age >= 60", criteria, "2027-01-01");
    const at = async (asOf: string) => (await simulate(path, { asOf })).body;
    // 45 in 2026: born by 1981; by the end of 2029 also those of 1982, 1983 and 1984.
    expect((await at("2026-07-01")).totals.eligible).toBe(4);
    expect((await at("2029-12-31")).totals.eligible).toBe(7);
    expect(await at("2020-01-01")).toMatchObject({ inForce: null, totals: { lost: 0 } });
  });

  it("adds up: its groups to its totals", async () => {
    const criteria = { rule: "member.age >= 37 || household.decile <= 1" };
    const { body } = await simulate(await trial("sums", "person", "member.age >= 60", criteria));
    const { eligible, ineligible, undetermined, subjects } = body.totals;
    expect(eligible + ineligible + undetermined).toBe(subjects);
    for (const groups of [body.byDistrict, body.byVillage, body.byDecile]) {
      for (const name of Object.keys(body.totals)) {
        const sum = groups.reduce((so: number, group: any) => so + group[name], 0);
        expect(sum, name).toBe(body.totals[name]);
      }
    }
  });

  it("writes nothing", async () => {
    const criteria = { poor: "household.decile <= 7" };
    const path = await trial("traces", "household", "household.decile <= 3", criteria);
    await api.catchUp();
    const stored = await storedRows(api.database.pool, api.database.schema);
    const before = await stored();
    expect((await simulate(path)).status).toBe(200);
    await api.catchUp();
    expect(await stored()).toEqual(before);
  });

  it("is answered to many who ask at once, and too many are told to come again", async () => {
    const asked = await Promise.all(Array.from({ length: 12 }, () => simulate("roofs/versions/1")));
    const done = asked.filter(({ status }) => status === 200);
    expect(done.length).toBeGreaterThanOrEqual(6);
    expect(new Set(done.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(asked.filter(({ status }) => status !== 200).every(({ status }) => status === 503)).toBe(true);
    expect((await simulate("roofs/versions/1")).status).toBe(200);
  });
});

async function eligibleOf(code: string): Promise<Set<string>> {
  const { rows } = await api.database.pool.query(
    "select subject_id from matches where program = $1 and outcome = 'eligible'",
    [code],
  );
  return new Set(rows.map((row) => row.subject_id as string));
}

describe("what cannot be simulated", () => {
  it("is named: a program or version that is not there", async () => {
    const [noProgram, noVersion] = await Promise.all([
      simulate("roofz/versions/1"),
      simulate("roofs/versions/99"),
    ]);
    expect([noProgram.status, noVersion.status]).toEqual([404, 404]);
    expect(noProgram.body.detail).toContain("roofz");
    expect(noVersion.body.detail).toContain("/v1/programs/roofs/versions");
  });

  it("is named all at once: areas that are not there, and an RT for who may not see its households", async () => {
    const areas = ["15.71.99", handil, `${handil}.001`];
    const { status, body } = await simulate("roofs/versions/1", { areas });
    expect([status, body.errors.map((one: any) => [one.pointer, one.code])]).toEqual([
      422,
      [
        ["/areas/0", "unknown-code"],
        ["/areas/2", "area-too-small"],
      ],
    ]);
    const own = await tkpk().post("/v1/programs/roofs/versions/1/simulate", { areas: [`${handil}.001`] });
    expect(own.body.totals.subjects).toBe(2);
  });

  it("is refused with every malformed field named", async () => {
    const body = { areas: ["x"], asOf: "2026-02-30", programs: [] };
    const answer = await simulate("roofs/versions/1", body);
    expect(answer.status).toBe(400);
    const pointers = answer.body.errors.map((one: any) => one.pointer);
    expect(pointers).toEqual(expect.arrayContaining(["/areas/0", "/asOf", "/programs"]));
  });

  it("is for analysts and who authors programs", async () => {
    for (const role of ["field", "importer", "integrator", "admin"] as const) {
      expect((await api.as(role).post("/v1/programs/roofs/versions/1/simulate", {})).status).toBe(403);
    }
  });
});

it("is given up where it is when nobody waits for it any more, and the next one is answered", async () => {
  const path = await trial("left", "household", "household.decile <= 4", { now: "household.decile <= 2" });
  await family({ areaCode: "15.71.08.1003", rt: "077" }, 1, undefined, ["1980-01-01"]);
  const reason = new Error("nobody waits");
  let asked = 0;
  const signal = {
    throwIfAborted() {
      asked += 1;
      if (asked > 1) throw reason;
    },
  } as AbortSignal;
  const parts = { criteria: createCriteriaCache(cityCatalogue), memory: createRegistryMemory(0) };
  const request = { code: "left", version: 2, signal };
  await expect(simulateVersion(api.ctx(), parts, request)).rejects.toBe(reason);
  expect(asked).toBe(2);
  expect((await simulate(path)).status).toBe(200);
});
