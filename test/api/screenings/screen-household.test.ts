import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const child = {
  sex: "male",
  birthDate: "2016-05-20",
  relation: "child",
  indicators: { schooling: "attending", schoolLevel: "sd", schoolType: "private" },
};
const household = {
  decile: { value: 3, source: "invented", period: "2026-Q2" },
  members: [{ sex: "female", birthYear: 1980, relation: "head" }, child],
};

describe("POST /v1/screenings", () => {
  it("answers every household and person program with reasons, without a number or a name, and stores nothing", async () => {
    const { status, body } = await api.as("integrator").post("/v1/screenings", { household });
    expect(status, JSON.stringify(body)).toBe(200);
    const cerdas = body.matches.filter((one: any) => one.program === "jambi-cerdas");
    expect(cerdas.map((one: any) => [one.subject.id, one.outcome])).toEqual([
      ["0", "ineligible"],
      ["1", "eligible"],
    ]);
    expect(cerdas[1].criteria.every((one: any) => one.result === "met")).toBe(true);
    const { rows } = await api.database.pool.query("select count(*)::int as count from persons");
    expect(rows[0].count).toBe(0);
  });

  it("takes ages at the reference date", async () => {
    const { body } = await api.as("integrator").post("/v1/screenings", { household, asOf: "2033-01-01" });
    const match = body.matches.find((one: any) => one.program === "jambi-cerdas" && one.subject.id === "1");
    expect(match.outcome).toBe("ineligible");
  });

  it("says which fact is missing instead of deciding without it", async () => {
    const { body } = await api
      .as("integrator")
      .post("/v1/screenings", { household: { ...household, decile: null } });
    const match = body.matches.find((one: any) => one.program === "sembako");
    expect(match).toMatchObject({
      outcome: "undetermined",
      criteria: [expect.objectContaining({ result: "unknown", missing: ["household.decile"] })],
    });
  });

  it("does not take what it was not told for an answer: receipt and place are unknown", async () => {
    const { body } = await api.as("integrator").post("/v1/criteria/check", {
      unit: "household",
      expression: '!("pkh" in household.receives) && household.areaCode != ""',
    });
    expect(body.valid).toBe(true);
    const tkpk = api.as("tkpk");
    const criteria = [
      { code: "other", label: { id: "Lain", en: "Other" }, expression: '!("pkh" in household.receives)' },
      { code: "place", label: { id: "RT", en: "RT" }, expression: 'household.areaCode != "15.71"' },
    ];
    await tkpk.post("/v1/programs/pkh/recipients", { asOf: "2026-06-30" });
    const path = "/v1/programs/usulan-dtsen/versions";
    const draft = await tkpk.post(path, { effectiveFrom: "2026-07-01", criteria });
    await tkpk.post(`${path}/${draft.body.version}/publish`);
    const screened = await api.as("integrator").post("/v1/screenings", { household });
    const match = screened.body.matches.find((one: any) => one.program === "usulan-dtsen");
    expect(match.criteria.map((one: any) => one.result)).toEqual(["unknown", "unknown"]);
  });

  it("counts the facts of a known RT", async () => {
    await api.as("importer").put("/v1/areas/15.71.08.1003.012/indicators", {
      indicators: { proposalStatus: "not-funded", proposalCostIdr: 40_000_000, householdsOfficial: 10 },
    });
    const { body } = await api
      .as("integrator")
      .post("/v1/screenings", { household: { ...household, areaCode: "15.71.08.1003", rt: "12" } });
    expect(body.matches.find((one: any) => one.program === "bangkit-berdaya")).toMatchObject({
      outcome: "ineligible",
      subject: { type: "area", id: "15.71.08.1003.012" },
    });
  });
});
