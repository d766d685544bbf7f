import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "../../../src/context.ts";
import { ensureRt } from "../../../src/areas/ensure-rt.ts";
import { type Api, startApi } from "../../support/api.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const village = "15.71.08.1001";

describe("POST /v1/areas", () => {
  it("adds a confirmed RT for the coordination team, its number padded to three digits", async () => {
    const answer = await api.as("tkpk").post("/v1/areas", { villageCode: village, rt: "7" });
    expect(answer.status).toBe(201);
    expect(answer.headers.get("location")).toBe(`/v1/areas/${village}.007`);
    expect(answer.body).toMatchObject({
      code: `${village}.007`,
      level: "rt",
      parentCode: village,
      name: "RT 007",
      confirmed: true,
    });
  });

  it("takes another code of the village, and a name", async () => {
    const input = { villageCode: "1571030006", rt: "008", name: "RT 008 Tepi Sungai" };
    const answer = await api.as("tkpk").post("/v1/areas", input);
    expect(answer.body).toMatchObject({ code: `${village}.008`, name: "RT 008 Tepi Sungai" });
  });

  it("leaves an importer's RT to be confirmed, which a field officer of the village does", async () => {
    const rt = { villageCode: village, rt: "009" };
    expect((await api.as("importer").post("/v1/areas", rt)).body.confirmed).toBe(false);
    expect((await api.as("importer").post("/v1/areas", rt)).body.code).toBe("already-exists");
    const officer = api.as("field", { area: village });
    const confirmed = await officer.post("/v1/areas", { ...rt, name: "RT 009 Baru" });
    expect(confirmed.body).toMatchObject({ confirmed: true, name: "RT 009 Baru" });
    expect((await officer.post("/v1/areas", rt)).body.code).toBe("already-exists");
  });

  it("is refused outside of a field officer's area", async () => {
    const officer = api.as("field", { area: "15.71.08.1002" });
    const answer = await officer.post("/v1/areas", { villageCode: village, rt: "010" });
    expect(answer.status).toBe(403);
    expect((await api.as("tkpk").get(`/v1/areas/${village}.010`)).status).toBe(404);
  });

  it("needs a village: the nearest is told", async () => {
    const near = await api.as("tkpk").post("/v1/areas", { villageCode: "15.71.08.1009", rt: "001" });
    expect(near.status).toBe(422);
    expect(near.body.errors[0]).toMatchObject({ pointer: "/villageCode", code: "unknown-code" });
    expect(near.body.errors[0].detail).toContain('Did you mean "15.71.08.100');
    const district = await api.as("tkpk").post("/v1/areas", { villageCode: "15.71.08", rt: "001" });
    expect(district.body.errors[0].code).toBe("unknown-code");
  });

  it.each(["", "0", "000", "1234", "1a"])("refuses %j for a number", async (rt) => {
    expect((await api.as("tkpk").post("/v1/areas", { villageCode: village, rt })).status).toBe(400);
  });

  it("is for those who write areas", async () => {
    expect((await api.as("analyst").post("/v1/areas", { villageCode: village, rt: "011" })).status).toBe(403);
  });
});

describe("an RT that is made on first use", () => {
  it("is made once, by however many at the same time", async () => {
    const made = await Promise.all(
      Array.from({ length: 5 }, () => inTransaction(api.ctx(), (tx) => ensureRt(tx, `${village}.042`))),
    );
    expect(made.map(({ code }) => code)).toEqual(Array(5).fill(`${village}.042`));
    expect(made.filter(({ created }) => created)).toHaveLength(1);
    const { body } = await api.as("tkpk").get(`/v1/areas/${village}.042`);
    expect(body.confirmed).toBe(false);
  });
});
