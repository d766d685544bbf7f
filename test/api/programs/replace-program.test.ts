import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Answer, type Api, type Client, startApi } from "../../support/api.ts";
import { newProgram } from "./program-bodies.ts";

let api: Api;
let tkpk: Client;
let code: string;
let created: Answer;
let made = 0;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
});
afterAll(() => api.stop());
beforeEach(async () => {
  code = `replaced-${++made}`;
  created = await tkpk.post("/v1/programs", newProgram(code));
});

const replace = (given: Record<string, unknown>, tag = created.headers.get("etag")!) => {
  const { code: _code, unit: _unit, ...body } = newProgram(code, given);
  return tkpk.put(`/v1/programs/${code}`, body, { "if-match": tag });
};

describe("PUT /v1/programs/{code}", () => {
  it("replaces everything but code and unit", async () => {
    const answer = await replace({ sector: "health", agencies: [{ agency: "dinkes", role: "lead" }] });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ code, unit: "household", sector: "health" });
    expect(answer.body.agencies).toHaveLength(1);
    expect(answer.headers.get("etag")).not.toBe(created.headers.get("etag"));
    expect((await tkpk.get(`/v1/programs/${code}`)).body).toEqual(answer.body);
  });

  it("takes code and unit as they are, and refuses others", async () => {
    expect((await replace({})).status).toBe(200);
    const same = newProgram(code);
    expect((await tkpk.put(`/v1/programs/${code}`, same, { "if-match": "*" })).status).toBe(200);
    const other = newProgram("renamed", { unit: "area" });
    const refused = await tkpk.put(`/v1/programs/${code}`, other, { "if-match": "*" });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      "/code",
      "/unit",
    ]);
  });

  it("needs the entity tag last read", async () => {
    const { code: _code, unit: _unit, ...body } = newProgram(code);
    expect((await tkpk.put(`/v1/programs/${code}`, body)).status).toBe(428);
    expect((await replace({ sector: "health" })).status).toBe(200);
    expect((await replace({ sector: "school" })).status).toBe(412);
    expect((await tkpk.get(`/v1/programs/${code}`)).body.sector).toBe("health");
  });

  it("lets one of two authors through who read the same", async () => {
    const answers = await Promise.all([replace({ sector: "health" }), replace({ sector: "school" })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it("keeps the day of the list of recipients", async () => {
    const declared = await tkpk.post(`/v1/programs/${code}/recipients`, { asOf: "2026-06-30" });
    const answer = await replace({ sector: "health" }, declared.headers.get("etag")!);
    expect(answer.body.recipientsAsOf).toBe("2026-06-30");
  });

  it("tells every fault, and changes nothing", async () => {
    const answer = await replace({ agencies: [{ agency: "nobody-known", role: "supporting" }] });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toHaveLength(2);
    expect((await tkpk.get(`/v1/programs/${code}`)).body).toEqual(created.body);
  });

  it("knows no program of another code", async () => {
    const { code: _code, unit: _unit, ...body } = newProgram("no-such");
    expect((await tkpk.put("/v1/programs/no-such", body, { "if-match": "*" })).status).toBe(404);
  });
});

describe("POST /v1/programs/{code}/recipients", () => {
  it("declares the list loaded as of a day", async () => {
    const answer = await tkpk.post(`/v1/programs/${code}/recipients`, { asOf: "2026-07-01" });
    expect(answer.status).toBe(200);
    expect(answer.body.recipientsAsOf).toBe("2026-07-01");
    expect(answer.headers.get("etag")).not.toBe(created.headers.get("etag"));
  });

  it("refuses a day that is still to come, in Jakarta's time", async () => {
    const answer = await tkpk.post(`/v1/programs/${code}/recipients`, { asOf: "2026-07-02" });
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0]).toMatchObject({ pointer: "/asOf", code: "in-the-future" });
  });

  it("knows no program of another code, and is for the coordination team", async () => {
    expect((await tkpk.post("/v1/programs/no-such/recipients", { asOf: "2026-07-01" })).status).toBe(404);
    const importer = api.as("importer");
    expect((await importer.post(`/v1/programs/${code}/recipients`, { asOf: "2026-07-01" })).status).toBe(403);
  });
});
