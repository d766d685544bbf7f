import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const tkpk = () => api.as("tkpk");
const label = { id: "Sedang pindah rumah", en: "Is moving house" };
const put = (code: string, body: object, by = tkpk()) => by.put(`/v1/reasons/${code}`, body);
const closing = (days: number) => ({
  label,
  actions: ["decline"],
  consequence: { kind: "close", hold: { kind: "until-days", days } },
});

async function declined(code: string) {
  const { body } = await tkpk().post("/v1/intakes", { channel: "puskesos", household: poorFamily() });
  const referral = body.referrals.find((one: any) => one.program === "jambi-cerdas");
  const answer = await api
    .as("agency", { agency: "disdik" })
    .post(`/v1/referrals/${referral.id}/decline`, { reason: { code } });
  const matches = await tkpk().get(`/v1/households/${body.household.id}/matches`);
  const match = matches.body.items.find((one: any) => one.program === "jambi-cerdas" && one.hold);
  return { status: answer.status, body: answer.body, hold: match?.hold };
}

describe("PUT /v1/reasons/{code}", () => {
  it("enters a reason in both languages, and what follows from it follows from now on", async () => {
    const { status, body } = await put("moving-house", closing(30));
    expect([status, body]).toEqual([200, { code: "moving-house", ...closing(30) }]);
    expect(await declined("moving-house")).toMatchObject({
      status: 200,
      body: { status: "cancelled" },
      hold: { reason: "moving-house", until: "2026-07-31" },
    });
    await put("moving-house", closing(10));
    expect(await declined("moving-house")).toMatchObject({ hold: { until: "2026-07-11" } });
    const { body: list } = await tkpk().get("/v1/reasons?limit=200");
    expect(list.items.find((one: any) => one.code === "moving-house")).toMatchObject({ label });
  });

  it("retires one that is given for nothing any more", async () => {
    await put("moving-house", { ...closing(10), actions: [] });
    const { status, body } = await declined("moving-house");
    expect([status, body.errors[0].code]).toEqual([422, "reason-of-other-action"]);
  });

  it("refuses a consequence where nothing follows, and none where something must", async () => {
    const without = await put("odd", { label, actions: ["decline"], consequence: { kind: "none" } });
    expect([without.status, without.body.errors[0]]).toMatchObject([422, { pointer: "/consequence/kind" }]);
    const needless = await put("odd", { label, actions: ["hold"], consequence: { kind: "return" } });
    expect([needless.status, needless.body.errors[0].code]).toEqual([422, "not-applicable"]);
    const unknown = await put("odd", { label, actions: ["praise"], consequence: { kind: "none" } });
    expect(unknown.status).toBe(400);
  });

  it("is for those who set what the city has set, and told in the audit trail", async () => {
    expect((await put("odd", closing(10), api.as("agency", { agency: "dinsos" }))).status).toBe(403);
    await api.catchUp();
    const { body } = await tkpk().get("/v1/audit?limit=200");
    expect(body.items.filter((one: any) => one.action === "reason.put").length).toBeGreaterThanOrEqual(2);
  });
});
