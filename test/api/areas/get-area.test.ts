import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe("GET /v1/areas/{code}", () => {
  it("answers an area with its other codes", async () => {
    const { status, body, headers } = await api.as("analyst").get("/v1/areas/15.71.08.1003");
    expect(status).toBe(200);
    expect(headers.get("etag")).toBe('"1"');
    expect(body).toMatchObject({
      code: "15.71.08.1003",
      level: "village",
      parentCode: "15.71.08",
      name: "Kebun Handil",
      confirmed: true,
      aliases: [{ alias: "1571030001", kind: "bps" }],
    });
    expect(body.counts).toBeUndefined();
  });

  it("answers the statistics office's code with the area that is meant", async () => {
    expect((await api.as("analyst").get("/v1/areas/1571030001")).body.code).toBe("15.71.08.1003");
  });

  it("answers an RT with its facts, and with its counts those who see its households", async () => {
    await api
      .as("tkpk")
      .put("/v1/areas/15.71.08.1003.001/indicators", { indicators: { slum: true, householdsOfficial: 80 } });
    const path = "/v1/areas/15.71.08.1003.001";
    const { body } = await api.as("field", { area: "15.71.08" }).get(path);
    expect(body).toMatchObject({
      level: "rt",
      name: "RT 001",
      indicators: { slum: true, householdsOfficial: 80 },
      observation: { source: "test-tkpk", observedOn: "2026-07-01", verified: true },
      counts: {
        households: 0,
        poorHouseholds: { min: 0, max: 0 },
        members: { min: 0, max: 0 },
        outOfSchoolChildren: { min: 0, max: 0 },
      },
    });
    for (const client of [api.as("integrator"), api.as("field", { area: "15.71.01" })]) {
      const others = await client.get(path);
      expect(others.body.indicators).toEqual(body.indicators);
      expect(others.body).not.toHaveProperty("counts");
    }
  });

  it("knows the city without a parent, and no other area", async () => {
    expect((await api.as("analyst").get("/v1/areas/15.71")).body.parentCode).toBeNull();
    expect((await api.as("analyst").get("/v1/areas/15.72")).status).toBe(404);
    expect((await api.as("analyst").get("/v1/areas/nowhere")).status).toBe(400);
  });
});

describe("GET /v1/areas", () => {
  it("lists one level, below one parent, page by page", async () => {
    const tkpk = api.as("tkpk");
    const districts = (await tkpk.get("/v1/areas?level=district")).body.items;
    expect(districts).toHaveLength(11);
    const first = await tkpk.get("/v1/areas?parent=15.71.08&limit=4");
    const second = await tkpk.get(`/v1/areas?parent=15.71.08&limit=4&cursor=${first.body.nextCursor}`);
    const names = [...first.body.items, ...second.body.items].map((one: { name: string }) => one.name);
    expect(names).toEqual([
      "Talang Jauh",
      "Cempaka Putih",
      "Kebun Handil",
      "Lebak Bandung",
      "Payo Lebar",
      "Jelutung",
      "Handil Jaya",
    ]);
    expect(second.body.nextCursor).toBeNull();
  });

  it("lists 68 villages", async () => {
    expect((await api.as("tkpk").get("/v1/areas?level=village&limit=200")).body.items).toHaveLength(68);
  });
});
