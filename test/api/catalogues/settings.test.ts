import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const wage = "/v1/settings/minimumWageIdr";

describe("settings", () => {
  it("are listed before they are entered", async () => {
    const { body } = await api.as("analyst").get("/v1/settings");
    expect(body.items).toMatchObject([{ name: "minimumWageIdr", measure: "IDR", values: [] }]);
  });

  it("keep the value of each day, and replace the one of the same day", async () => {
    const tkpk = api.as("tkpk");
    await tkpk.put(wage, { value: 3_600_000, effectiveFrom: "2027-01-01" });
    await tkpk.put(wage, { value: 3_000_000, effectiveFrom: "2026-01-01" });
    const answer = await tkpk.put(wage, {
      value: 3_200_000,
      effectiveFrom: "2026-01-01",
      source: "Decree 12/2025",
    });
    expect(answer.status).toBe(200);
    expect(answer.body.values).toEqual([
      { value: 3_200_000, effectiveFrom: "2026-01-01", source: "Decree 12/2025" },
      { value: 3_600_000, effectiveFrom: "2027-01-01", source: null },
    ]);
    expect((await tkpk.get("/v1/settings")).body.items[0]).toEqual(answer.body);
  });

  it("are the coordination team's and the administrator's to enter", async () => {
    const value = { value: 1, effectiveFrom: "2030-01-01" };
    expect((await api.as("admin").put(wage, value)).status).toBe(200);
    expect((await api.as("integrator").put(wage, value)).status).toBe(403);
  });

  it("are those of the catalogue: an unknown name is told the nearest", async () => {
    const answer = await api
      .as("tkpk")
      .put("/v1/settings/minimumWage", { value: 1, effectiveFrom: "2026-01-01" });
    expect(answer.status).toBe(404);
    expect(answer.body.detail).toContain('"minimumWageIdr"');
  });

  it.each([
    [-1, "too-small"],
    [1.5, "wrong-type"],
    [1e300, "too-large"],
  ])("refuse %d", async (value, code) => {
    const answer = await api.as("tkpk").put(wage, { value, effectiveFrom: "2026-01-01" });
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0].code).toBe(code);
  });
});
