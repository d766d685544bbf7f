import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe("GET /v1/indicators", () => {
  it("lists the whole catalogue in one page, with codes, numbers and applicability", async () => {
    const { status, body } = await api.as("integrator").get("/v1/indicators");
    expect(status).toBe(200);
    expect(body.nextCursor).toBeNull();
    const named = (level: string, name: string) =>
      body.items.find((one: { level: string; name: string }) => one.level === level && one.name === name);
    expect(named("household", "floorMaterial")).toMatchObject({
      type: "enum",
      codes: expect.arrayContaining([{ code: "earth", number: 8 }]),
      question: "303",
      origin: "given",
      label: { id: expect.any(String), en: expect.any(String) },
    });
    expect(named("household", "decile")).toMatchObject({ type: "int", min: 1, max: 10, field: true });
    expect(named("member", "schooling")).toMatchObject({
      appliesWhen: "member.age >= 5",
      otherwise: "never",
    });
    expect(named("member", "receives")).toMatchObject({ type: "list", codes: null, origin: "computed" });
    expect(named("setting", "minimumWageIdr")).toMatchObject({ measure: "IDR" });
  });

  it("lists one level, page by page", async () => {
    const first = await api.as("analyst").get("/v1/indicators?level=area&limit=10");
    expect(first.body.items).toHaveLength(10);
    const second = await api
      .as("analyst")
      .get(`/v1/indicators?level=area&limit=10&cursor=${first.body.nextCursor}`);
    const all = [...first.body.items, ...second.body.items];
    expect(all.every(({ level }) => level === "area")).toBe(true);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect((await api.as("analyst").get("/v1/indicators?level=street")).status).toBe(400);
  });
});
