import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const check = (unit: string, expression: string, given: Record<string, string> = {}, language = "en") =>
  api
    .as("integrator")
    .post("/v1/criteria/check", { unit, expression, ...given }, { "accept-language": language });

describe("POST /v1/criteria/check", () => {
  it("says what a valid criterion is and asks", async () => {
    const { status, body } = await check(
      "household",
      "household.decile <= 4 && members.exists(m, m.age >= 60)",
    );
    expect(status).toBe(200);
    expect(body).toEqual({
      valid: true,
      type: "bool",
      references: ["household.decile", "member.age"],
      errors: [],
    });
  });

  it("says where a fault is and what to write instead, in the caller's language", async () => {
    const { body } = await check("household", "household.decil <= 4");
    expect(body.valid).toBe(false);
    expect(body.type).toBeNull();
    expect(body.errors).toHaveLength(1);
    expect(body.errors[0]).toMatchObject({ start: 10, end: 15 });
    expect(body.errors[0].hint).toContain("Did you mean");
    const inIndonesian = await check("household", "household.decil <= 4", {}, "id");
    expect(inIndonesian.body.errors[0].hint).toContain("Maksud Anda");
  });

  it("refuses a number for a criterion, and takes it for a priority", async () => {
    expect((await check("household", "household.size")).body.valid).toBe(false);
    const priority = await check("household", "household.size", { expected: "number" });
    expect(priority.body).toMatchObject({ valid: true, type: "int" });
  });

  it("looks at the unit: an area's criteria see no household", async () => {
    expect((await check("area", "household.decile <= 4")).body.valid).toBe(false);
    expect((await check("area", "area.slum")).body.valid).toBe(true);
  });

  it("refuses what nobody can read", async () => {
    expect((await check("household", "")).body.valid).toBe(false);
    expect((await check("household", "household.decile <= ")).body.errors).toHaveLength(1);
    expect((await check("city", "true")).status).toBe(400);
  });
});
