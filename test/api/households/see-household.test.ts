import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";

let api: Api;
let family: ReturnType<typeof poorFamily>;
let household: any;
let cerdas: any;
beforeAll(async () => {
  api = await startApi();
  family = poorFamily();
  const { body } = await api.as("tkpk").post("/v1/intakes", { channel: "puskesos", household: family });
  household = body.household;
  cerdas = body.referrals.find((referral: any) => referral.program === "jambi-cerdas");
});
afterAll(() => api.stop());

const path = () => `/v1/households/${household.id}`;
const purpose = { "x-purpose": "checking the card at the desk" };

describe("who sees what of a household", () => {
  it("masks numbers to the last four digits, and shows them to those who say why, on the record", async () => {
    const masked = await api.as("tkpk").get(path());
    expect(masked.body.familyCardNumberMasked).toBe(`************${family.familyCardNumber.slice(-4)}`);
    expect(masked.body).not.toHaveProperty("familyCardNumber");
    const open = await api.as("tkpk").get(path(), purpose);
    expect(open.body.familyCardNumber).toBe(family.familyCardNumber);
    expect(open.body.members[0].nationalId).toBe(family.members[0]!.nationalId);
    const audit = await api.as("tkpk").get(`/v1/audit?entityType=household&entityId=${household.id}`);
    expect(audit.body.items).toContainEqual(
      expect.objectContaining({ action: "household.reveal-numbers", purpose: purpose["x-purpose"] }),
    );
  });

  it("shows an agency the person that is offered to it and the facts that its criteria name", async () => {
    const disdik = api.as("agency", { agency: "disdik" });
    const { body } = await disdik.get(path(), purpose);
    expect(body.members).toHaveLength(1);
    expect(body.members[0]).toMatchObject({ name: "Anak Contoh", birthDate: "2016-05-20" });
    expect(Object.keys(body.members[0].indicators).sort()).toEqual([
      "schoolLevel",
      "schoolType",
      "schooling",
    ]);
    expect(body.indicators).toEqual({});
    expect(body.members[0].nationalIdMasked).toContain("****");
    const { body: matches } = await disdik.get(`${path()}/matches`);
    expect(matches.items.map((match: any) => match.program)).toEqual(["jambi-cerdas"]);
  });

  it("shows of each person only what the criteria of that person's own referrals name", async () => {
    const ill = poorFamily();
    ill.members.forEach((member) => (member.name = member.name.replace("Contoh", "Lain")));
    ill.members[2]!.indicators!.chronicIllness = "asthma";
    const { body } = await api.as("tkpk").post("/v1/intakes", { channel: "puskesos", household: ill });
    const subject = { type: "household", id: body.household.id };
    expect((await api.as("tkpk").post("/v1/referrals", { program: "sembako", subject })).status).toBe(201);
    const dinsos = await api.as("agency", { agency: "dinsos" }).get(`/v1/households/${body.household.id}`);
    const [head, , child] = dinsos.body.members;
    expect(child.indicators).toMatchObject({ chronicIllness: "asthma" });
    expect(head.indicators).toEqual({});
  });

  it("shows numbers to the holder with a purpose, and the household no more to one who declined", async () => {
    const disdik = api.as("agency", { agency: "disdik" });
    expect((await disdik.post(`/v1/referrals/${cerdas.id}/accept`)).status).toBe(200);
    const held = await disdik.get(path(), purpose);
    expect(held.body.members[0].nationalId).toBe(family.members[2]!.nationalId);
    const release = { reason: { code: "no-capacity" } };
    expect((await disdik.post(`/v1/referrals/${cerdas.id}/release`, release)).status).toBe(200);
    expect((await disdik.post(`/v1/referrals/${cerdas.id}/decline`, release)).status).toBe(200);
    expect((await disdik.get(path())).status).toBe(404);
    expect((await disdik.get(`${path()}/matches`)).status).toBe(404);
  });

  it.each([
    ["an agency that nothing is offered to", "agency", { agency: "perkim" }, 404],
    ["an officer of another district", "field", { area: "15.71.01" }, 404],
    ["an officer of the district", "field", { area: "15.71.08" }, 200],
    ["an analyst", "analyst", {}, 403],
    ["an integrator", "integrator", {}, 403],
    ["an importer", "importer", {}, 403],
    ["an admin", "admin", {}, 403],
  ] as const)("answers %s with %s", async (_, role, limits, status) => {
    expect((await api.as(role, limits).get(path())).status).toBe(status);
  });

  it("finds a household by its numbers, a member's name, and only within the caller's sight", async () => {
    const find = async (client: ReturnType<Api["as"]>, body: unknown) => {
      const answer = await client.post("/v1/households/search", body);
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      return answer.body.items.map((item: any) => item.id);
    };
    const tkpk = api.as("tkpk");
    expect(await find(tkpk, { familyCardNumber: family.familyCardNumber })).toEqual([household.id]);
    expect(await find(tkpk, { nationalId: family.members[1]!.nationalId })).toEqual([household.id]);
    expect(await find(tkpk, { name: "ibu con", areaCode: "15.71.08" })).toEqual([household.id]);
    expect(await find(tkpk, { name: "ibu con", areaCode: "15.71.01" })).toEqual([]);
    expect(await find(tkpk, { name: "%" })).toEqual([]);
    expect(await find(api.as("field", { area: "15.71.01" }), { name: "ibu" })).toEqual([]);
    const disdik = api.as("agency", { agency: "disdik" });
    expect((await disdik.post("/v1/households/search", { name: "anak" })).status).toBe(403);
  });
});
