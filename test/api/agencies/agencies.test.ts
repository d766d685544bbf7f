import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";

let api: Api;
let tkpk: Client;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
});
afterAll(() => api.stop());

const name = { id: "Dinas Uji", en: "Test Agency" };

describe("the agencies", () => {
  it("of the city are seeded, and every role reads them page by page", async () => {
    const first = await api.as("integrator").get("/v1/agencies?limit=10");
    const second = await api.as("integrator").get(`/v1/agencies?limit=10&cursor=${first.body.nextCursor}`);
    const codes = [...first.body.items, ...second.body.items].map((one: { code: string }) => one.code);
    expect(second.body.nextCursor).toBeNull();
    expect(codes).toHaveLength(13);
    expect(codes).toEqual([...codes].sort());
    expect(codes).toContain("dinsos");
  });

  it("refuse a cursor that was altered or is another list's", async () => {
    const { body } = await tkpk.get("/v1/programs?limit=1");
    for (const cursor of [body.nextCursor, "abc.def", "abc"]) {
      expect((await tkpk.get(`/v1/agencies?cursor=${cursor}`)).body.code).toBe("invalid-cursor");
    }
  });

  it("can be added, once", async () => {
    const added = await tkpk.post("/v1/agencies", { code: "test-agency", name, email: "uji@example.go.id" });
    expect(added.status).toBe(201);
    expect(added.headers.get("location")).toBe("/v1/agencies/test-agency");
    expect(added.body).toMatchObject({ code: "test-agency", phone: null, email: "uji@example.go.id" });
    expect((await tkpk.post("/v1/agencies", { code: "test-agency", name })).body.code).toBe("already-exists");
  });

  it("can be replaced by who read them last", async () => {
    await tkpk.post("/v1/agencies", { code: "replaced", name });
    const { headers } = await tkpk.get("/v1/agencies/replaced");
    const tag = { "if-match": headers.get("etag")! };
    expect((await tkpk.put("/v1/agencies/replaced", { name, phone: "0741-1" })).status).toBe(428);
    expect((await tkpk.put("/v1/agencies/replaced", { name, phone: "0741-1" }, tag)).body.phone).toBe(
      "0741-1",
    );
    expect((await tkpk.put("/v1/agencies/replaced", { name }, tag)).status).toBe(412);
    expect((await tkpk.put("/v1/agencies/no-such", { name }, tag)).status).toBe(404);
    expect((await tkpk.get("/v1/agencies/no-such")).status).toBe(404);
  });

  it("are changed by the coordination team alone", async () => {
    const agency = api.as("agency", { agency: "dinsos" });
    expect((await agency.post("/v1/agencies", { code: "other", name })).status).toBe(403);
    expect((await agency.put("/v1/agencies/dinsos", { name }, { "if-match": "*" })).status).toBe(403);
  });
});
